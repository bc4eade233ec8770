package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.value.ValueKind;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/** Draws conditions of the kinds that rules look for, over the components of lanes. */
final class DrawnConditions {

    private static final List<Operator> COMPARISONS =
            List.of(Operator.EQ, Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE);

    private final Choices choices;
    private final List<LanguageCase.Table> tables;
    private Bindings bindings = Bindings.NONE;

    DrawnConditions(Choices choices, List<LanguageCase.Table> tables) {
        this.choices = choices;
        this.tables = tables;
    }

    /** The parameters that were drawn. */
    Bindings bindings() {
        return bindings;
    }

    /** What can be read of rows and compared, in lanes that begin with a number. */
    static List<ExprNode> fields(List<LaneType> lanes) {
        List<ExprNode> fields = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            LaneType type = lanes.get(lane);
            if (type.rowType() != null) {
                for (Component component : type.rowType().components()) {
                    if (isSimple(component.valueType())) {
                        fields.add(new FieldNode(lane, component, type.nullable()));
                    }
                }
            }
        }
        return fields;
    }

    static boolean isSimple(Class<?> type) {
        return switch (ValueKind.of(type)) {
            case RECORD, LIST, MAP, OTHER -> false;
            default -> true;
        };
    }

    /** A field of the same kind as a value; null if there is none. */
    @Nullable
    ExprNode like(ExprNode value, List<ExprNode> fields) {
        List<ExprNode> alike = fields.stream()
                .filter(field -> ValueKind.of(field.type()) == ValueKind.of(value.type())).toList();
        return alike.isEmpty() ? null : choices.from(alike);
    }

    /** Conditions that are connected in one of several ways. */
    ExprNode condition(List<ExprNode> fields) {
        ExprNode condition = conjunct(fields);
        for (int more = choices.below(3); more > 0; more--) {
            ExprNode other = choices.oneIn(6) ? condition : conjunct(fields);
            condition = choices.oneIn(6) ? new CallNode(Operator.OR, condition, other)
                    : choices.oneIn(2) ? new CallNode(Operator.AND, condition, other)
                    : new CallNode(Operator.AND, other, condition);
        }
        return condition;
    }

    private ExprNode conjunct(List<ExprNode> fields) {
        ExprNode field = choices.from(fields);
        int form = choices.below(16);
        if (form == 0) {
            return new LiteralNode(true);
        } else if (form == 1) {
            return new CallNode(choices.oneIn(2) ? Operator.IS_NULL : Operator.IS_NOT_NULL, field);
        } else if (form < 6) {
            return new CallNode(Operator.NOT, conjunct(fields));
        } else if (form == 6) {
            return exists(field);
        } else if (form > 6 && form < 10 && ValueKind.of(field.type()) == ValueKind.NUMBER) {
            ExprNode quotient = new FunctionNode(ScalarFunction.DIVIDE, field, field);
            return new CallNode(Operator.EQ, quotient, quotient);
        }
        if (form > 13) {
            return new CallNode(Operator.EQ, field, ofAnotherLane(field, fields));
        }
        ExprNode other = choices.oneIn(3) ? Objects.requireNonNull(like(field, fields)) : constant(field.type());
        Operator comparison = choices.from(COMPARISONS);
        return choices.oneIn(2) ? new CallNode(comparison, other, field) : new CallNode(comparison, field, other);
    }

    /** A field of another lane, a key perhaps, that may equal one; of the same lane if there is no other. */
    private ExprNode ofAnotherLane(ExprNode field, List<ExprNode> fields) {
        List<ExprNode> others = fields.stream()
                .filter(each -> each instanceof FieldNode other && field instanceof FieldNode own
                        && other.lane() != own.lane() && (other.component().index() == 0 || choices.oneIn(2)))
                .toList();
        ExprNode other = like(field, others);
        return other == null ? field : other;
    }

    private ExprNode constant(Class<?> type) {
        Object value = value(type);
        if (choices.oneIn(4)) {
            String name = "r" + bindings.names().size();
            bindings = bindings.and(name, value);
            return new ParamNode(name, type);
        }
        return value == null ? new LiteralNode(null, type) : new LiteralNode(value);
    }

    /** A value that rows have, so that some conditions are true. */
    private @Nullable Object value(Class<?> type) {
        List<@Nullable Object> values = new ArrayList<>();
        for (LanguageCase.Table table : tables) {
            for (Component component : table.relation().rowType().components()) {
                if (component.valueType() == type) {
                    for (Map<String, @Nullable Object> row : table.rows()) {
                        values.add(component.get(row));
                    }
                }
            }
        }
        values.add(null);
        return values.get(choices.below(values.size()));
    }

    /** Whether another relation has a row that equals a field; always true if none can. */
    private ExprNode exists(ExprNode field) {
        QueryNode source = new SourceNode(choices.from(tables).relation());
        ExprNode own = like(field, fields(source.lanes()));
        if (own == null) {
            return new LiteralNode(true);
        }
        QueryNode equal = new FilterNode(source, new CallNode(Operator.EQ, own, new OuterNode(1, field)));
        return new SubqueryNode(SubqueryForm.EXISTS, equal, null);
    }
}
