package dev.millrace.query;

/**
 * What a query reads from: rows of one type under a name, told apart by a key. A collection is one. A query keeps only the
 * {@link #ref() reference}, so it knows no store; opening it finds the relation of that name in the store and checks that row
 * type and key are the same.
 *
 * @param <R> the row type
 */
public interface Relation<R> {

    /**
     * Name, row type and key.
     *
     * @return a value that stands for this relation in queries
     */
    RelationRef<R> ref();
}
