package dev.millrace.engine.internal.rule;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;

/** Finds what a component of a projected row is made of. */
record Projected(ExprNode shape) {

    /** What a read of projected rows gives, over the rows they are made of; null if that is not known. */
    @Nullable
    ExprNode part(ExprNode read) {
        if (read instanceof RowNode) {
            return shape;
        }
        return read instanceof FieldNode field ? component(field) : null;
    }

    private @Nullable ExprNode component(FieldNode field) {
        if (shape instanceof ConstructNode made) {
            return made.rowType().isPlain() && made.rowType().components().contains(field.component())
                    ? made.arguments().get(field.component().index()) : null;
        } else if (shape instanceof RowNode row) {
            return new FieldNode(row.lane(), field.component(), row.nullable());
        }
        return shape.type() == field.component().rowClass() ? new ReadNode(shape, field.component()) : null;
    }
}
