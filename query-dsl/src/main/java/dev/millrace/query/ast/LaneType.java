package dev.millrace.query.ast;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.value.ValueKind;

/**
 * What stands in one lane of a query's rows.
 *
 * @param type the class of the values, never primitive
 * @param leafType what the values hold, as {@link ExprNode#leafType} says
 * @param rowType how their components are read; null for plain values, which have none
 * @param nullable whether the value can be null: the absent side of an outer join, or a plain value that is null
 * @param relation the relation whose rows they are, as they are there; null for what was made by the query
 */
public record LaneType(Class<?> type, Class<?> leafType, @Nullable RowType<?> rowType, boolean nullable,
        @Nullable RelationRef<?> relation) {

    /**
     * Values of which the class alone is known.
     *
     * @param type their class, never primitive
     * @param rowType how their components are read; null for plain values
     * @param nullable whether they can be null
     * @return what stands in their lane
     */
    public static LaneType of(Class<?> type, @Nullable RowType<?> rowType, boolean nullable) {
        return new LaneType(type, LeafTypes.of(type), rowType, nullable, null);
    }

    /**
     * The rows of a relation.
     *
     * @param relation the relation
     * @return what stands in its lane
     */
    public static LaneType of(RelationRef<?> relation) {
        return new LaneType(relation.rowType().rowClass(), relation.rowType().rowClass(), relation.rowType(), false,
                relation);
    }

    /**
     * Rows of a type that a query makes.
     *
     * @param rowType their type
     * @return what stands in their lane
     */
    public static LaneType of(RowType<?> rowType) {
        return of(rowType.rowClass(), rowType, false);
    }

    /**
     * What a projection makes: a row that its constructor refuses is left out (law 5), any other value stands as it is.
     *
     * @param shape the projection
     * @return what stands in its lane
     */
    static LaneType of(ExprNode shape) {
        if (shape instanceof ConstructNode made) {
            return of(made.rowType());
        } else if (shape instanceof RowNode row) {
            return row.row();
        } else if (shape instanceof SubqueryNode subquery && (subquery.form() == SubqueryForm.FIRST
                || subquery.form() == SubqueryForm.SCALAR)) {
            LaneType one = subquery.query().lane();
            return new LaneType(one.type(), one.leafType(), one.rowType(), subquery.nullable(), null);
        }
        // Asked once: what a subquery gives is found out by way of all its steps.
        Class<?> type = shape.type();
        RowType<?> rowType = ValueKind.of(type) == ValueKind.RECORD && type.isRecord() ? RowType.of(type) : null;
        return new LaneType(type, shape.leafType(), rowType, shape.nullable(), null);
    }

    /** The same, on a side of an outer join that can be absent. */
    LaneType absent() {
        return new LaneType(type, leafType, rowType, true, relation);
    }

    /** The same, holding something else. */
    LaneType holding(Class<?> leaf) {
        return new LaneType(type, leaf, rowType, nullable, relation);
    }

    /** The same values, no matter where they come from. */
    LaneType anywhere() {
        return relation == null ? this : new LaneType(type, leafType, rowType, nullable, null);
    }

    /** The name of the type. */
    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
