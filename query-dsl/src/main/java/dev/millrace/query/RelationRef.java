package dev.millrace.query;

import dev.millrace.query.property.Prop;
import dev.millrace.query.value.KeyTypes;

/**
 * A relation by name, with the type of its rows and the component that is their key. A value: equal references mean the same
 * relation in any store.
 *
 * @param <R> the row type
 * @param name the name, unique in a store
 * @param rowType the type of the rows
 * @param key the component that tells rows apart
 */
public record RelationRef<R>(String name, RowType<R> rowType, Component key) implements Relation<R> {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the name is blank, the key belongs to another row type or its type has no order (law 2)
     */
    public RelationRef {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A relation needs a name, but it is blank");
        }
        if (key.rowClass() != rowType.rowClass()) {
            throw new IllegalArgumentException(
                    "The key of relation \"" + name + "\" is " + key + ", which is no component of "
                            + rowType.rowClass().getName());
        }
        KeyTypes.require(key.type());
    }

    /**
     * Refers to a relation.
     *
     * @param <R> the row type
     * @param name the relation's name
     * @param rowClass the record class of its rows
     * @param key the component that is the key
     * @return the reference
     */
    public static <R> RelationRef<R> of(String name, Class<R> rowClass, Prop<R, ?> key) {
        RowType<R> rowType = RowType.of(rowClass);
        return new RelationRef<>(name, rowType, rowType.component(key));
    }

    @Override
    public RelationRef<R> ref() {
        return this;
    }

    @Override
    public String toString() {
        return name;
    }
}
