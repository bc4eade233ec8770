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
import dev.millrace.sync.api.Position;
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
    private final Check<R> check;
    /** Whether the backend has lost its history, or the first snapshot is still to come, and the stream has not found out. */
    private boolean lost = true;
    /** The snapshot that is being read; what happens at the backend meanwhile is in the log. */
    private ServerRows.@Nullable Part underWay;

    Played(Domain<R> domain, LiveCollection<Object, R> collection, ScriptedSession<R> session) {
        this.domain = domain;
        this.collection = collection;
        this.session = session;
        this.model = new ModelRows(domain.valid());
        this.server = new ServerRows(domain.valid());
        this.plain = new PlainRows<>(domain.relation().rowType().rowClass());
        this.check = new Check<>(domain, collection, session, model, plain, writes);
    }

    /** The rows that should be visible. */
    List<R> visible() {
        return check.visible();
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

    /** The stream shows what is new; or finds that its history is lost, and asks for everything; or shows that. */
    void deliver(int count) {
        if (lost) {
            refetch();
        } else if (underWay != null) {
            snapshot();
        } else {
            ServerRows.Part part = server.take(count);
            part.writes().forEach(write -> write.shown = true);
            model.changes(part.rows(), part.place());
            session.apply(Page.Kind.CHANGES, changes(part.rows()), position(part.place()));
        }
    }

    private void refetch() {
        lost = false;
        model.refetching();
        session.refetching();
        underWay = server.all();
    }

    /** The stream shows everything: as it was when it was asked for, if it was, else as it is. */
    void snapshot() {
        lost = false;
        ServerRows.Part all = Objects.requireNonNullElseGet(underWay, server::all);
        underWay = null;
        all.writes().forEach(write -> write.shown = true);
        model.snapshot(all.rows(), all.place());
        session.apply(Page.Kind.SNAPSHOT, changes(all.rows()), position(all.place()));
    }

    /** The backend loses its history; what was being read of it is of no use. */
    void restart(long from) {
        server.restart(from);
        lost = true;
        underWay = null;
    }

    private static Position position(Place place) {
        return ScriptedSession.at("life " + place.life(), place.sequence());
    }

    /** A batch comes again, or one of before, with whatever in it. */
    void duplicate(long back, Map<String, @Nullable Object> fields) {
        Place reached = model.reached();
        if (reached != null && domain.valid().test(fields)) {
            Map<Object, @Nullable Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
            rows.put(fields.get(domain.key()), back % 2 == 0 ? null : fields);
            session.apply(Page.Kind.CHANGES, changes(rows), position(reached.back(back)));
        }
    }

    /** A batch comes that must be refused whole: for what is in it, or because it is of a life that is over. */
    void malformed(Map<String, @Nullable Object> fields) {
        if (domain.valid().test(fields)) {
            Place reached = Objects.requireNonNullElse(model.reached(), new Place(0, 0));
            List<RowChange<R>> changes = new ArrayList<>();
            changes.add(RowChange.put(plain.row(fields)));
            if (reached.life() > 0) {
                assertMalformed(changes, new Place(reached.life() - 1, 1_000_000));
            }
            changes.add(domain.unkeyed() == null ? RowChange.delete("no such key") : RowChange.put(domain.unkeyed()));
            assertMalformed(changes, new Place(reached.life(), 1_000_000));
        }
    }

    private void assertMalformed(List<RowChange<R>> changes, Place place) {
        assertThatThrownBy(() -> session.apply(Page.Kind.CHANGES, changes, position(place)))
                .isInstanceOf(IllegalArgumentException.class);
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
        ScriptedWrite<R> question = check.question(write);
        Place place = Objects.requireNonNull(write.processed);
        if (now) {
            model.acceptNow(write);
            question.acceptNow();
        } else {
            model.acceptAt(write, place);
            question.acceptAt(position(place));
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
        ScriptedWrite<R> question = check.question(write);
        model.refuse(write);
        question.refuse("no");
    }

    /**
     * Everything is answered and shown; what that makes callbacks write is as well. No refetch is needed for a write that was
     * accepted in the life the backend is in: the rest of the log confirms it.
     */
    void settle() {
        do {
            while (!model.asked().isEmpty()) {
                answer(0, false);
            }
            while (lost || underWay != null) {
                deliver(Integer.MAX_VALUE);
            }
            deliver(Integer.MAX_VALUE);
            assertThat(writes).filteredOn(write -> write.expected != null && write.expected.life() == server.life())
                    .as("writes of this life of the backend, all of which was shown")
                    .allSatisfy(write -> assertThat(Check.state(write)).isEqualTo(WriteState.CONFIRMED));
            for (Object key : domain.keys()) {
                assertThat(collection.base(key)).as("base row of %s, when all was shown", key)
                        .isEqualTo(check.rowOrNull(server.get(key)));
            }
            if (model.hasPending()) {
                refetch();
                snapshot();
            }
        } while (model.hasPending());
        assertThat(writes).extracting(Check::state).as("states when all is settled")
                .isSubsetOf(WriteState.CONFIRMED, WriteState.FAILED);
    }

    /** The collection is what the model says. */
    void check() {
        check.all();
    }
}
