package dev.millrace.query.ast;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.value.ValueKind;

/**
 * What stands in one lane of a query's rows.
 *
 * @param type the class of the values, never primitive
 * @param rowType how their components are read; null for plain values, which have none
 * @param nullable whether the value can be null: the absent side of an outer join, or a plain value that is null
 * @param relation the relation whose rows they are, as they are there; null for what was made by the query
 */
public record LaneType(Class<?> type, @Nullable RowType<?> rowType, boolean nullable,
        @Nullable RelationRef<?> relation) {

    /**
     * The rows of a relation.
     *
     * @param relation the relation
     * @return what stands in its lane
     */
    public static LaneType of(RelationRef<?> relation) {
        return new LaneType(relation.rowType().rowClass(), relation.rowType(), false, relation);
    }

    /**
     * Rows of a type that a query makes.
     *
     * @param rowType their type
     * @return what stands in their lane
     */
    public static LaneType of(RowType<?> rowType) {
        return new LaneType(rowType.rowClass(), rowType, false, null);
    }

    /**
     * What a projection makes: a row that its constructor refuses is left out (law 5), any other value stands as it is.
     *
     * @param shape the projection
     * @return what stands in its lane
     */
    static LaneType of(ExprNode shape) {
        return new LaneType(shape.type(), rowType(shape), !(shape instanceof ConstructNode) && shape.nullable(), null);
    }

    private static @Nullable RowType<?> rowType(ExprNode shape) {
        if (shape instanceof ConstructNode made) {
            return made.rowType();
        } else if (shape instanceof RowNode row) {
            return row.row().rowType();
        } else if (shape instanceof SubqueryNode subquery && (subquery.form() == SubqueryForm.FIRST
                || subquery.form() == SubqueryForm.SCALAR)) {
            return subquery.query().lane().rowType();
        }
        return ValueKind.of(shape.type()) == ValueKind.RECORD && shape.type().isRecord() ? RowType.of(shape.type())
                : null;
    }

    /** The same, on a side of an outer join that can be absent. */
    LaneType absent() {
        return new LaneType(type, rowType, true, relation);
    }

    /** The same values, no matter where they come from. */
    LaneType anywhere() {
        return relation == null ? this : new LaneType(type, rowType, nullable, null);
    }

    /** The name of the type. */
    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
