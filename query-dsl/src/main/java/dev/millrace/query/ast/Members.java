package dev.millrace.query.ast;

import java.lang.reflect.Type;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.value.KeyTypes;

/** What rows must be so that their values can be their identities: those of distinct, union, intersect and except (law 10). */
final class Members {

    private Members() {
    }

    static void require(QueryNode input) {
        LaneType lane = input.lane();
        RowType<?> rowType = lane.rowType();
        if (rowType != null && !lane.type().isRecord()) {
            for (Component component : rowType.components()) {
                require(component.type(), "component " + component, input);
            }
        } else {
            require(lane.type(), "a row", input);
        }
    }

    private static void require(Class<?> type, String what, QueryNode input) {
        try {
            KeyTypes.require(type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Rows are to be told apart by value, but " + what + " of type "
                    + ((Type) type).getTypeName() + " has no order: " + e.getMessage() + " The query: " + input, e);
        }
    }
}
