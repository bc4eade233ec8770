package dev.millrace.testkit.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.testkit.sample.Choices;

/**
 * What expressions at one place of a query can read.
 *
 * @param reads what can be read
 * @param below above groups, what their rows can be aggregated by; null elsewhere
 */
record Leaves(List<ExprNode> reads, @Nullable Leaves below) {

    /** Names of components whose values are common ones begin with this. */
    static final String COMMON = "c";

    /** The components of the rows of a query. */
    static Leaves of(QueryNode rows) {
        List<ExprNode> reads = new ArrayList<>();
        for (int lane = 0; lane < rows.lanes().size(); lane++) {
            LaneType type = rows.lanes().get(lane);
            RowType<?> rowType = type.rowType();
            if (rowType == null) {
                reads.add(new RowNode(lane, type));
            } else {
                for (Component component : rowType.components()) {
                    add(new FieldNode(lane, component, type.nullable()), component, reads);
                }
            }
        }
        return new Leaves(reads, null);
    }

    private static void add(ExprNode read, Component component, List<ExprNode> reads) {
        if (component.type().isRecord()) {
            for (Component inner : RowType.of(component.type()).components()) {
                add(new ReadNode(read, inner), inner, reads);
            }
        } else if (component.type() != List.class) {
            reads.add(read);
        }
    }

    /** The keys and aggregates of groups. */
    static Leaves ofGroups(List<ExprNode> keys, Leaves below) {
        List<ExprNode> reads = new ArrayList<>();
        keys.forEach(key -> reads.add(new KeyNode(reads.size(), key)));
        return new Leaves(reads, below);
    }

    /** The same as a subquery sees them. */
    Leaves asOuter() {
        return new Leaves(reads.stream().<ExprNode>map(
                read -> read instanceof OuterNode outer ? new OuterNode(outer.levels() + 1, outer.expression())
                        : new OuterNode(1, read))
                .toList(), null);
    }

    List<ExprNode> ofType(Class<?> type) {
        return reads.stream().filter(read -> read.type() == type).toList();
    }

    /** What reads values of which there are few. */
    List<ExprNode> common(Class<?> type) {
        return ofType(type).stream().filter(Leaves::isCommon).toList();
    }

    static boolean isCommon(ExprNode read) {
        return read instanceof FieldNode field && isCommon(field.component());
    }

    /** Whether a column has few values, of which sums are exact everywhere. */
    static boolean isCommon(Component component) {
        return component.rowClass() == Map.class && component.name().startsWith(COMMON);
    }

    Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        reads.forEach(read -> types.add(read.type()));
        return types;
    }

    @Nullable
    ExprNode any(Choices choices) {
        return reads.isEmpty() ? null : choices.from(reads);
    }
}
