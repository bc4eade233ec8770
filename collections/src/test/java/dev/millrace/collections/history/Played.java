package dev.millrace.collections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.RefusedWriteException;
import dev.millrace.collections.Write;
import dev.millrace.collections.WriteState;
import dev.millrace.collections.scripted.ScriptedSession;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.query.Assignment;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.RowChange;

/**
 * One collection, its backend and the model of both. Everything is done to the model first, because the collection may
 * call back before its call returns.
 *
 * @param <R> the type of the rows
 */
final class Played<R> {

    final Domain<R> domain;
    final ModelRows model;
    final ServerRows server;
    private final PlainRows<R> plain;
    private final LiveCollection<Object, R> collection;
    private final ScriptedSession<R> session;
    private final List<ModelWrite> writes = new ArrayList<>();
    private boolean snapshotDue = true;

    Played(Domain<R> domain, LiveCollection<Object, R> collection, ScriptedSession<R> session) {
        this.domain = domain;
        this.collection = collection;
        this.session = session;
        this.model = new ModelRows(domain.valid());
        this.server = new ServerRows(domain.valid());
        this.plain = new PlainRows<>(domain.relation().rowType().rowClass());
    }

    /** The rows that should be visible. */
    List<R> visible() {
        return domain.keys().stream().map(model::visible).filter(Objects::nonNull).map(plain::row).toList();
    }

    void insert(Map<String, @Nullable Object> fields) {
        Object key = fields.get(domain.key());
        if (!domain.valid().test(fields)) {
            return;
        }
        R row = plain.row(fields);
        if (model.visible(key) == null) {
            write(new ModelWrite(Mutation.Kind.INSERT, key, fields), () -> collection.insert(row));
        } else {
            assertRefused(() -> collection.insert(row));
        }
    }

    void update(Object key, Map<String, @Nullable Object> fields, boolean byFunction) {
        Map<String, @Nullable Object> before = model.visible(key);
        ModelWrite all = new ModelWrite(Mutation.Kind.UPDATE, key, fields);
        Supplier<Write> call = byFunction
                ? () -> collection.update(key,
                        row -> plain.row(new ModelWrite(Mutation.Kind.UPDATE, key, fields).over(plain.plain(row))))
                : () -> collection.update(key, assignments(fields));
        if (before == null) {
            assertRefused(call::get);
            return;
        }
        Map<String, @Nullable Object> after = all.over(before);
        if (after != null && !domain.valid().test(after)) {
            assertThatThrownBy(call::get).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ends where it begins");
            return;
        }
        Map<String, @Nullable Object> differences = new LinkedHashMap<>(fields);
        differences.entrySet()
                .removeIf(field -> byFunction && Objects.equals(field.getValue(), before.get(field.getKey())));
        if (differences.isEmpty()) {
            assertThat(call.get().state()).isEqualTo(WriteState.CONFIRMED);
        } else {
            write(new ModelWrite(Mutation.Kind.UPDATE, key, differences), call);
        }
    }

    @SuppressWarnings("unchecked") // an array of a generic type can only be made so
    private Assignment<R>[] assignments(Map<String, @Nullable Object> fields) {
        return fields.entrySet().stream()
                .map(field -> new Assignment<R>(domain.relation().rowType().component(field.getKey()),
                        field.getValue()))
                .toArray(Assignment[]::new);
    }

    void delete(Object key) {
        if (model.visible(key) == null) {
            assertRefused(() -> collection.delete(key));
        } else {
            write(new ModelWrite(Mutation.Kind.DELETE, key, Map.of()), () -> collection.delete(key));
        }
    }

    private void write(ModelWrite write, Supplier<Write> call) {
        writes.add(write);
        model.add(write);
        write.write = call.get();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RefusedWriteException.class);
    }

    /** Another client of the backend writes a row. */
    void serverPut(Map<String, @Nullable Object> fields) {
        if (domain.valid().test(fields)) {
            server.change(fields.get(domain.key()), fields);
        }
    }

    void serverPatch(Object key, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> row = new ModelWrite(Mutation.Kind.UPDATE, key, fields).over(server.get(key));
        if (row != null) {
            serverPut(row);
        }
    }

    void serverDelete(Object key) {
        if (server.get(key) != null) {
            server.change(key, null);
        }
    }

    /** The stream shows what is new, or everything if that is what it was asked for. */
    void deliver(int count) {
        if (snapshotDue) {
            snapshot();
        } else {
            ServerRows.Part part = server.take(count);
            model.changes(part.rows(), part.position());
            session.apply(Page.Kind.CHANGES, changes(part.rows()), part.position());
        }
    }

    void snapshot() {
        snapshotDue = false;
        ServerRows.Part all = server.all();
        model.snapshot(server.rows(), all.position());
        session.apply(Page.Kind.SNAPSHOT, changes(all.rows()), all.position());
    }

    /** The backend loses its history, so the stream begins anew with the next delivery. */
    void restart(long from) {
        server.restart(from);
        snapshotDue = true;
        model.refetching();
        session.refetching();
    }

    /** A batch comes again, or one of before, with whatever in it. */
    void duplicate(long back, Map<String, @Nullable Object> fields) {
        Long reached = model.reached();
        if (reached != null && domain.valid().test(fields)) {
            Map<Object, @Nullable Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
            rows.put(fields.get(domain.key()), back % 2 == 0 ? null : fields);
            session.apply(Page.Kind.CHANGES, changes(rows), Math.max(0, reached - back));
        }
    }

    /** A batch comes that must be refused whole. */
    void malformed(Map<String, @Nullable Object> fields) {
        if (domain.valid().test(fields)) {
            List<RowChange<R>> changes = new ArrayList<>();
            changes.add(RowChange.put(plain.row(fields)));
            changes.add(domain.unkeyed() == null ? RowChange.delete("no such key") : RowChange.put(domain.unkeyed()));
            assertThatThrownBy(() -> session.apply(Page.Kind.CHANGES, changes, 1_000_000))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<RowChange<R>> changes(Map<Object, @Nullable Map<String, @Nullable Object>> rows) {
        List<RowChange<R>> changes = new ArrayList<>();
        rows.forEach((key, row) -> changes.add(row == null ? RowChange.delete(key) : RowChange.put(plain.row(row))));
        return changes;
    }

    /** The backend takes a write into its own rows without answering yet, so that the echo may come first. */
    void process(int number) {
        List<ModelWrite> asked = model.asked();
        if (!asked.isEmpty()) {
            ModelWrite write = Domain.pick(asked, number);
            if (write.processed == null && !server.process(write)) {
                refuse(write);
            }
        }
    }

    /** The backend says yes to a write, at once or at its place in the stream; no if it cannot be done. */
    void answer(int number, boolean now) {
        List<ModelWrite> asked = model.asked();
        if (asked.isEmpty()) {
            return;
        }
        ModelWrite write = Domain.pick(asked, number);
        if (write.processed == null && !server.process(write)) {
            refuse(write);
            return;
        }
        ScriptedWrite<R> question = question(write);
        long position = Objects.requireNonNull(write.processed);
        if (now) {
            model.acceptNow(write);
            question.acceptNow();
        } else {
            model.acceptAt(write, position);
            question.acceptAt(position);
        }
    }

    /** The backend says no. */
    void refuse(int number) {
        List<ModelWrite> asked = model.asked().stream().filter(write -> write.processed == null).toList();
        if (!asked.isEmpty()) {
            refuse(Domain.pick(asked, number));
        }
    }

    private void refuse(ModelWrite write) {
        ScriptedWrite<R> question = question(write);
        model.refuse(write);
        question.refuse("no");
    }

    private ScriptedWrite<R> question(ModelWrite write) {
        return session.unanswered().stream().filter(asked -> asked.mutation().key().equals(write.key)).findFirst()
                .orElseThrow(() -> new AssertionError("was not sent: " + write));
    }

    /** Everything is answered and shown; what that makes callbacks write is as well. */
    void settle() {
        do {
            while (!model.asked().isEmpty()) {
                answer(0, false);
            }
            model.refetching();
            session.refetching();
            snapshot();
        } while (model.hasPending());
        assertThat(writes).extracting(write -> write.state).as("states when all is settled")
                .doesNotContain(WriteState.PERSISTING, WriteState.ACCEPTED);
    }

    /** The collection is what the model says. */
    void check() {
        for (Object key : domain.keys()) {
            assertThat(collection.get(key)).as("visible row of %s", key).isEqualTo(rowOrNull(model.visible(key)));
            assertThat(collection.base(key)).as("base row of %s", key).isEqualTo(rowOrNull(model.base(key)));
            assertThat(collection.isPending(key)).as("pending writes of %s", key)
                    .isEqualTo(!model.pending(key).isEmpty());
        }
        assertThat(collection.rows()).as("visible rows").containsExactlyInAnyOrderElementsOf(visible());
        assertThat(collection.size()).as("size").isEqualTo(visible().size());
        writes.forEach(this::check);
        List<ModelWrite> asked = model.asked();
        assertThat(session.unanswered()).as("writes sent").hasSize(asked.size());
        asked.forEach(write -> check(write, question(write).mutation()));
    }

    private void check(ModelWrite expected) {
        Write write = Objects.requireNonNull(expected.write);
        assertThat(write.state()).as("state of %s", expected).isEqualTo(expected.state);
        assertThat(write.isConflict()).as("conflict of %s", expected).isEqualTo(expected.conflict);
        assertThat(write.failure().isPresent()).as("failure of %s", expected)
                .isEqualTo(expected.state == WriteState.FAILED);
    }

    private void check(ModelWrite expected, Mutation<R> sent) {
        assertThat(question(expected).request().id()).as("id of %s", expected)
                .isEqualTo(Objects.requireNonNull(expected.write).id());
        assertThat(sent.kind()).as("kind of %s", expected).isEqualTo(expected.kind);
        assertThat(sent.changes()).as("changes of %s", expected).isEqualTo(expected.fields);
        assertThat(sent.base()).as("base of %s", expected).isEqualTo(rowOrNull(expected.sentOver));
    }

    private @Nullable R rowOrNull(@Nullable Map<String, @Nullable Object> fields) {
        return fields == null ? null : plain.row(fields);
    }
}
