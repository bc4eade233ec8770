package dev.millrace.engine;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.property.Prop;
import dev.millrace.query.value.Values;

/**
 * The rows of one relation in an {@link Engine}. Rows are immutable objects of the user and are kept as they are. Confined to
 * whoever owns the engine.
 *
 * @param <R> the row type
 */
public final class Table<R> {

    private final RelationRef<R> relation;
    private final RowTable rows;

    Table(RelationRef<R> relation, RowTable rows) {
        this.relation = relation;
        this.rows = rows;
    }

    /**
     * Which relation this is.
     *
     * @return name, row type and key
     */
    public RelationRef<R> relation() {
        return relation;
    }

    /**
     * Finds a row as of the last commit. Expected O(1).
     *
     * @param key its key
     * @return the row, or null
     */
    public @Nullable R get(Object key) {
        return cast(rows.get(key));
    }

    /**
     * The number of rows as of the last commit.
     *
     * @return the number
     */
    public int size() {
        return rows.size();
    }

    /**
     * Hands out all rows as of the last commit, in no particular order.
     *
     * @param consumer takes each row; must not change the engine
     */
    public void forEach(Consumer<? super R> consumer) {
        rows.scan((slot, lanes, at) -> {
            R row = cast(lanes[at]);
            if (row != null) {
                consumer.accept(row);
            }
        });
    }

    /**
     * Stages a change for the next commit; a later one of the same key replaces it. One that makes no difference does nothing. The
     * row is {@linkplain RowState#CONFIRMED confirmed}.
     *
     * @param key the key
     * @param row the row as it shall be, with that key; null to remove it
     * @throws IllegalArgumentException if the row has another key
     */
    public void stage(Object key, @Nullable R row) {
        stage(key, row, RowState.CONFIRMED);
    }

    /**
     * Stages a change of a row, of what stands beside it (law 30), or of both; a later one of the same key replaces it. What stands
     * beside a row concerns only the queries that read it.
     *
     * @param key the key
     * @param row the row as it shall be, with that key; null to remove it
     * @param state what shall stand beside it
     * @throws IllegalArgumentException if the row has another key
     */
    public void stage(Object key, @Nullable R row, RowState state) {
        if (row != null) {
            requireKey(key, row);
        }
        rows.stage(key, row, state);
    }

    /**
     * Stages a row for the next commit, as {@link #stage(Object, Object)} does under the key that the row has.
     *
     * @param row the row as it shall be
     * @throws IllegalArgumentException if the row's key is null
     * @throws RuntimeException whatever the accessor of its key throws
     */
    public void stage(R row) {
        Object own = relation.key().get(row);
        if (own == null) {
            throw new IllegalArgumentException(
                    "Row " + row + " was staged, but its " + relation.key() + " is null; give each row a key");
        }
        rows.stage(own, row, RowState.CONFIRMED);
    }

    private void requireKey(Object key, R row) {
        Component component = relation.key();
        if (key instanceof Long number && component.isIntegral() && component.getLong(row) == number) {
            return;
        }
        Object own = component.get(row);
        if (own == null || !Values.equal(own, key)) {
            throw new IllegalArgumentException("Row " + row + " was staged under key " + key + ", but its own "
                    + component + " is " + own + "; give each row under its own key");
        }
    }

    /**
     * Keeps an index of a component from now on, for the queries that hold it against constants or join by it: the first of them
     * need not wait for it. Without that the engine builds one when it pays. O(rows) now, and O(1) expected for each change.
     *
     * @param component the accessor of a component, as {@code Task::ownerId}
     * @return the index, to be closed when it is of no use any more
     * @throws IllegalArgumentException if that is no component of the rows
     * @throws IllegalStateException if the relation was dropped
     * @throws RuntimeException whatever the accessor of a row throws; there is no such index then
     */
    public DeclaredIndex index(Prop<R, ?> component) {
        return index(relation.rowType().component(component));
    }

    /**
     * Keeps an index of a component from now on, as {@link #index(Prop)} does.
     *
     * @param component a component of the rows
     * @return the index, to be closed when it is of no use any more
     * @throws IllegalArgumentException if that is no component of the rows
     * @throws IllegalStateException if the relation was dropped
     * @throws RuntimeException whatever the accessor of a row throws; there is no such index then
     */
    public DeclaredIndex index(Component component) {
        if (component.rowClass() != relation.rowType().rowClass()) {
            throw new IllegalArgumentException(
                    "An index of " + component + " was asked for, but the rows of relation \""
                            + relation.name() + "\" are " + relation.rowType());
        }
        return new DeclaredIndex(rows.keepIndex(component));
    }

    /** Forgets all staged changes. */
    public void discard() {
        rows.discard();
    }

    RowTable rows() {
        return rows;
    }

    @SuppressWarnings("unchecked") // only rows of this relation get in
    private @Nullable R cast(@Nullable Object row) {
        return (R) row;
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
