package dev.millrace.query.ast;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.value.KeyTypes;

/**
 * Where values need an order: what they are ordered and compared by, and what is told apart by value, because a value is an
 * identity there (law 10), and identities are ordered (law 2). Where values are only equal or not, in joins, {@code eq} and
 * {@code in}, none is needed.
 */
final class Members {

    private Members() {
    }

    /** Checks the rows of distinct, union, intersect and except. */
    static void require(QueryNode input) {
        LaneType lane = input.lane();
        require("Rows are to be told apart by value, but a row", lane.leafType(), lane.rowType(), input);
    }

    /** Checks the keys of groups. */
    static void requireKey(ExprNode key) {
        require("Groups are told apart by value, but the key", key);
    }

    /** Checks what is ordered by, or whose values are compared as less and greater. */
    static void requireOrder(String word, ExprNode node) {
        require(word + " needs an order, but the value", node);
    }

    private static void require(String what, ExprNode node) {
        ExprNode read = node;
        while (read instanceof OpenNode || read instanceof OuterNode) {
            read = read instanceof OpenNode open ? open.expression() : ((OuterNode) read).expression();
        }
        // A key was checked where it was grouped by.
        if (!(read instanceof KeyNode)) {
            RowType<?> rowType = read instanceof RowNode row ? row.row().rowType()
                    : read instanceof ConstructNode made ? made.rowType() : null;
            require(what, read.leafType(), rowType, node);
        }
    }

    private static void require(String what, Class<?> type, @Nullable RowType<?> rowType, Object where) {
        if (type == Void.class) {
            return; // an empty list holds nothing
        } else if (rowType == null || type.isRecord()) {
            require(what, type, where);
            return;
        }
        for (Component component : rowType.components()) {
            require(what + "'s component " + component, component.leafType(), where);
        }
    }

    private static void require(String what, Class<?> type, Object where) {
        try {
            KeyTypes.require(type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " of type " + ((Type) type).getTypeName() + " has no order: "
                    + e.getMessage() + " It is asked for in " + where, e);
        }
    }
}
