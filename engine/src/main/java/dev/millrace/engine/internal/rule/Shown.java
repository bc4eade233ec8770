package dev.millrace.engine.internal.rule;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.value.ValueKind;

/**
 * Whether values say the same of themselves in the form in which equal ones are shown as one (law 3). Numbers do, as all that is asked of
 * them is how they compare; a record whose constructor is not plain may not be what it was made of.
 */
final class Shown {

    private Shown() {
    }

    /** Whether a condition is true of the shown row of a lane where it is true of the row itself. */
    static boolean isSame(LaneType lane, ExprNode condition) {
        RowType<?> rowType = lane.rowType();
        return (rowType == null || rowType.isPlain()) && readsSimple(condition);
    }

    /** Whether all that an expression reads of rows or keys holds no records. */
    static boolean readsSimple(ExprNode node) {
        if (node instanceof FieldNode || node instanceof RowNode || node instanceof KeyNode) {
            return isSimple(node.type());
        }
        return Lists.all(node.children(), Shown::readsSimple);
    }

    /** Whether rows that are shown once are shown as they are when they are shown again. */
    static boolean isStable(LaneType lane) {
        RowType<?> rowType = lane.rowType();
        return rowType == null ? isSimple(lane.type())
                : rowType.isPlain()
                        && Lists.all(rowType.components(), component -> isSimple(component.valueType()));
    }

    private static boolean isSimple(Class<?> type) {
        return switch (ValueKind.of(type)) {
            case RECORD, LIST, MAP, OTHER -> false;
            default -> true;
        };
    }
}
