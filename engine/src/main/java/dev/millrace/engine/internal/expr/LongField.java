package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;

/** Reads an integral component of the row in one lane without boxing. */
record LongField(int lane, Component component) {

    static @Nullable LongField of(ExprNode node) {
        return node instanceof FieldNode field && field.component().isIntegral()
                ? new LongField(field.lane(), field.component()) : null;
    }

    long get(@Nullable Object[] rows, int at) {
        return component.getLong(Lanes.row(rows, at + lane));
    }
}
