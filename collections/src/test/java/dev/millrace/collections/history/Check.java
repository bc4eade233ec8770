package dev.millrace.collections.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.Write;
import dev.millrace.collections.WriteState;
import dev.millrace.collections.scripted.ScriptedSession;
import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.sync.api.Mutation;

/**
 * Holds a collection against its model, and against what no model is needed for.
 *
 * @param <R> the type of the rows
 * @param writes all writes that were made, in order
 */
record Check<R>(Domain<R> domain, LiveCollection<Object, R> collection, ScriptedSession<R> session, ModelRows model,
        PlainRows<R> plain, List<ModelWrite> writes) {

    /** The rows that should be visible. */
    List<R> visible() {
        return domain.keys().stream().map(model::visible).filter(Objects::nonNull).map(plain::row).toList();
    }

    static WriteState state(ModelWrite write) {
        return Objects.requireNonNull(write.write).state();
    }

    /** What the backend was sent for a write and has not answered. */
    ScriptedWrite<R> question(ModelWrite write) {
        return session.unanswered().stream().filter(asked -> asked.mutation().key().equals(write.key)).findFirst()
                .orElseThrow(() -> new AssertionError("was not sent: " + write));
    }

    /** The collection is what the model says. */
    void all() {
        for (Object key : domain.keys()) {
            assertThat(collection.get(key)).as("visible row of %s", key).isEqualTo(rowOrNull(model.visible(key)));
            assertThat(collection.base(key)).as("base row of %s", key).isEqualTo(rowOrNull(model.base(key)));
            assertThat(collection.isPending(key)).as("pending writes of %s", key)
                    .isEqualTo(!model.pending(key).isEmpty());
        }
        assertThat(collection.rows()).as("visible rows").containsExactlyInAnyOrderElementsOf(visible());
        assertThat(collection.size()).as("size").isEqualTo(visible().size());
        writes.forEach(this::check);
        writes.stream().filter(ModelWrite::isOnItsWay).forEach(this::checkShows);
        List<ModelWrite> asked = model.asked();
        assertThat(session.unanswered()).as("writes sent").hasSize(asked.size());
        asked.forEach(write -> check(write, question(write).mutation()));
    }

    /**
     * No flicker: what was accepted shows, under what was written later, until the stream shows it; whatever the model takes
     * for base rows and for layers. Not where a row type refuses, or where there is no row to show it on.
     */
    private void checkShows(ModelWrite accepted) {
        List<ModelWrite> onTop = writes.subList(writes.indexOf(accepted), writes.size()).stream()
                .filter(write -> write.key.equals(accepted.key) && state(write) != WriteState.FAILED).toList();
        R row = collection.get(accepted.key);
        boolean needsRow = accepted.kind == Mutation.Kind.UPDATE && row == null;
        if (needsRow || onTop.stream().anyMatch(write -> Objects.requireNonNull(write.write).isConflict())) {
            return;
        }
        Map<String, @Nullable Object> below = row == null ? null : plain.plain(row);
        Map<String, @Nullable Object> expected = below;
        for (ModelWrite write : onTop) {
            expected = write.over(expected);
        }
        assertThat(below).as("row of %s, accepted and not shown yet", accepted).isEqualTo(expected);
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

    @Nullable
    R rowOrNull(@Nullable Map<String, @Nullable Object> fields) {
        return fields == null ? null : plain.row(fields);
    }
}
