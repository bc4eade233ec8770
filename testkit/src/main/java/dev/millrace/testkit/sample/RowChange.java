package dev.millrace.testkit.sample;

import dev.millrace.query.RelationRef;

/**
 * A change of one row of a relation.
 *
 * @since 0.1
 */
public sealed interface RowChange {

    /**
     * The relation that is changed.
     *
     * @return one of {@link SampleSchema#RELATIONS}
     */
    RelationRef<?> relation();

    /**
     * The key of the row that is changed.
     *
     * @return not null
     */
    Object key();

    /**
     * A row is there from now on, in the place of an earlier one with its key, if any.
     *
     * @param relation the relation
     * @param row the row
     */
    record Put(RelationRef<?> relation, Object row) implements RowChange {

        @Override
        public Object key() {
            Object key = relation.key().get(row);
            if (key == null) {
                throw new IllegalStateException(
                        "A row of relation \"" + relation + "\" needs a key, but has none: " + row);
            }
            return key;
        }

        @Override
        public String toString() {
            return "put " + row;
        }
    }

    /**
     * A row is no longer there.
     *
     * @param relation the relation
     * @param key the row's key
     */
    record Delete(RelationRef<?> relation, Object key) implements RowChange {

        @Override
        public String toString() {
            return "delete " + key + " from " + relation;
        }
    }
}
