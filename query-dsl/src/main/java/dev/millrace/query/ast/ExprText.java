package dev.millrace.query.ast;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Writes expressions as the body of a lambda of the query language.
 *
 * @param query the query the lambda belongs to
 * @param sources the names of the lanes
 * @param group the name of the group, above a grouping; null elsewhere
 * @param ofOne whether the group is of rows of one lane, which are read through it
 * @param severalKeys whether the keys of the group are told apart by numbers
 */
record ExprText(QueryText query, List<String> sources, @Nullable String group, boolean ofOne, boolean severalKeys) {

    /** Every number of so many digits is a long. */
    private static final int LONG_DIGITS = 18;

    /** Of expressions that stand alone: lanes are named by their letters. */
    static final ExprText DETACHED = over(new QueryText(null, 0), 8, null);

    static ExprText over(QueryText query, int lanes, @Nullable GroupNode group) {
        if (group == null) {
            return new ExprText(query, query.letters(lanes), null, false, false);
        }
        int depth = 1;
        for (ExprText around = query.outer(); around != null; around = around.query.outer()) {
            depth += around.group == null ? 0 : 1;
        }
        return new ExprText(query, query.letters(lanes), depth == 1 ? "g" : "g" + depth, lanes == 1,
                group.keys().size() > 1);
    }

    /** What the lambda is given. */
    String parameters() {
        if (group != null) {
            return ofOne ? group : "(" + group + ", " + String.join(", ", sources) + ")";
        }
        return sources.size() == 1 ? sources.get(0) : "(" + String.join(", ", sources) + ")";
    }

    /** An expression, along its first operands without recursion: chains of operators are deep, and stacks are not. */
    String text(ExprNode node) {
        Deque<String> steps = new ArrayDeque<>();
        ExprNode first = node;
        while (goesOnFromFirst(first)) {
            steps.addFirst(step(first));
            first = first.children().get(0);
        }
        return steps.isEmpty() ? start(first) : alone(first) + String.join("", steps);
    }

    private String start(ExprNode node) {
        if (node instanceof FieldNode field) {
            return source(field.lane()) + (isProperty(field) ? ".get(" : ".field(") + field.component() + ")";
        } else if (node instanceof RowNode row) {
            return source(row.lane()) + ".row()";
        } else if (node instanceof MetadataNode metadata) {
            return source(metadata.lane()) + "." + metadata.metadata().word() + "()";
        } else if (node instanceof ReadNode read) {
            return nested(read.record()) + ".get(" + read.component() + ")";
        } else if (node instanceof LiteralNode literal) {
            return LiteralText.of(literal.value());
        } else if (node instanceof OpenNode open) {
            return open(open);
        } else if (node instanceof OuterNode around) {
            return around(around);
        } else if (node instanceof ParamNode param) {
            return "param(" + LiteralText.quoted(param.name()) + ", " + param.type().getSimpleName() + ".class)";
        } else if (node instanceof NowNode now) {
            return "now(" + LiteralText.of(now.resolution()) + ")";
        } else if (node instanceof KeyNode key) {
            return groupName() + (key.index() == 0 && !severalKeys ? ".key()" : ".key" + (key.index() + 1) + "()");
        } else if (node instanceof AggregateNode aggregate) {
            return aggregate(aggregate);
        }
        return made(node);
    }

    private String made(ExprNode node) {
        if (node instanceof ConstructNode made) {
            return construct(made);
        } else if (node instanceof SubqueryNode subquery) {
            return subquery(subquery);
        } else if (node instanceof UserCallNode call) {
            return call.function().name() + ".call(" + alone(call.operands()) + ")";
        }
        FunctionNode call = (FunctionNode) node;
        return call.function() == ScalarFunction.CASE_WHEN ? caseWhen(call.operands())
                : call.function().word() + "(" + alone(call.operands()) + ")";
    }

    /** Whether an expression is written as a step after its first operand. */
    private static boolean goesOnFromFirst(ExprNode node) {
        return node instanceof CallNode || node instanceof FunctionNode call && switch (call.function()) {
            case CASE_WHEN, LEAST, GREATEST -> false;
            default -> true;
        };
    }

    private String step(ExprNode node) {
        List<ExprNode> others = node.children().subList(1, node.children().size());
        if (node instanceof FunctionNode function) {
            return "." + function.function().word() + "(" + others(function.function(), others) + ")";
        }
        CallNode call = (CallNode) node;
        String step = "." + name(call.operator()) + "(";
        if (call.operator().isChain()) {
            return others.stream().map(operand -> step + text(operand) + ")").collect(Collectors.joining());
        }
        ExprNode first = call.operands().get(0);
        return others.stream()
                .map(other -> isPlain(first) && other.type() == first.type() ? exact(other) : text(other))
                .collect(Collectors.joining(", ", step, ")"));
    }

    /** Whether an expression takes constants of its own type alone, while those of numbers widen whole ones. */
    private static boolean isPlain(ExprNode node) {
        if (node instanceof CallNode call && call.operator() == Operator.COALESCE) {
            return isPlain(node.children().get(0));
        }
        return node instanceof ParamNode || node instanceof SubqueryNode || node instanceof UserCallNode;
    }

    /** A constant where its type is asked for, or another expression. */
    private String exact(ExprNode node) {
        return node instanceof LiteralNode literal ? LiteralText.exact(literal.value()) : text(node);
    }

    /** A record to read a component of. */
    private String nested(ExprNode record) {
        if (record instanceof FieldNode field) {
            return source(field.lane()) + ".at(" + field.component() + ")";
        } else if (record instanceof ReadNode read) {
            return nested(read.record()) + ".at(" + read.component() + ")";
        }
        return text(record);
    }

    /** While a query is being built its own rows have letters, and those around it none yet. */
    private String open(OpenNode node) {
        return this == DETACHED ? text(node.expression())
                : new ExprText(query, Collections.nCopies(DETACHED.sources.size(), "outer"), null, false, false)
                        .text(node.expression());
    }

    private String around(OuterNode node) {
        ExprText around = this;
        for (int i = 0; i < node.levels(); i++) {
            ExprText next = around.query.outer();
            if (next == null) {
                return "outer(" + node.levels() + ", " + DETACHED.text(node.expression()) + ")";
            }
            around = next;
        }
        return around.text(node.expression());
    }

    private String construct(ConstructNode made) {
        if (made.rowType().rowClass().isRecord()) {
            return Stream.concat(Stream.of(made.type().getSimpleName() + "::new"),
                    made.arguments().stream().map(this::alone)).collect(Collectors.joining(", ", "into(", ")"));
        }
        StringBuilder text = new StringBuilder("intoMap(");
        for (int i = 0; i < made.arguments().size(); i++) {
            text.append(i == 0 ? "" : ", ").append("named(")
                    .append(LiteralText.quoted(made.rowType().components().get(i).name()))
                    .append(", ").append(alone(made.arguments().get(i))).append(")");
        }
        return text.append(")").toString();
    }

    private String subquery(SubqueryNode subquery) {
        ExprNode operand = subquery.operand();
        String text = new QueryText(this, query.first() + sources.size()).text(subquery.query());
        return operand == null ? subquery.form().word() + "(" + text + ")" : text(operand) + ".in(" + text + ")";
    }

    private String aggregate(AggregateNode aggregate) {
        boolean byProperty = takesProperty(aggregate);
        Stream<String> operands =
                aggregate.operands().stream().map(operand -> byProperty ? property(operand) : text(operand));
        Stream<String> name = aggregate.user() == null ? Stream.of() : Stream.of(aggregate.user().name());
        boolean collated = !aggregate.function().isOrdered();
        Stream<String> order = aggregate.order().stream()
                .map(term -> collated ? String.valueOf(term.collation()) : term(term));
        return groupName() + "." + (byProperty ? aggregate.function().word() : word(aggregate))
                + Stream.of(name, operands, order).flatMap(part -> part).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether the step takes a component as it is named; all take expressions. */
    private boolean takesProperty(AggregateNode aggregate) {
        return (ofOne || this == DETACHED) && aggregate.order().isEmpty() && switch (aggregate.function()) {
            case COUNT, COUNT_DISTINCT, SUM, AVG, MIN, MAX -> isProperty(aggregate.operands().get(0));
            default -> false;
        };
    }

    /** The name of the step that takes an expression, which says the type of its value where the function has several. */
    private static String word(AggregateNode aggregate) {
        String word = aggregate.function().word();
        return switch (aggregate.function()) {
            case SUM -> word + (aggregate.type() == Long.class ? "" : suffix(aggregate, "Double"));
            case AVG, MEDIAN, PERCENTILE, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION ->
                    word + suffix(aggregate, "");
            default -> word;
        };
    }

    private static String suffix(AggregateNode aggregate, String ofDoubles) {
        return aggregate.type() == Double.class ? ofDoubles : "Decimal";
    }

    /** A term whose key is an expression. */
    String term(OrderTerm term) {
        return term(term, text(term.key()));
    }

    /** A term whose key is a component as it is named. */
    static String termOfProperty(OrderTerm term) {
        return term(term, property(term.key()));
    }

    private static String term(OrderTerm term, String key) {
        return (term.descending() ? "desc(" : "asc(") + key + ")" + QueryText.nulls(term)
                + (term.collation() == null ? "" : ".collate(" + term.collation() + ")");
    }

    /** The operands after the first, some of which a program gives as something else than the constants that stand for them. */
    private String others(ScalarFunction function, List<ExprNode> operands) {
        return switch (function) {
            case IN -> LiteralText.list(operands.stream().map(this::exact),
                    operands.stream().anyMatch(ExprNode::nullable));
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> operands.stream().map(this::whole).collect(Collectors.joining());
            case AT_ZONE -> "ZoneId.of(" + list(operands) + ")";
            case LIKE, ILIKE -> list(operands.subList(0, 1)) + (operands.size() == 1 ? ""
                    : ", " + escape(operands.get(1)));
            default -> list(operands);
        };
    }

    /** A whole constant is given to decimals and floats as a long. */
    private String whole(ExprNode operand) {
        if (operand instanceof LiteralNode literal && literal.value() instanceof BigDecimal decimal
                && decimal.scale() == 0 && decimal.precision() <= LONG_DIGITS) {
            return decimal.toString();
        }
        return operand instanceof LiteralNode literal && literal.value() instanceof Float number
                ? String.valueOf(number.longValue()) : text(operand);
    }

    private String escape(ExprNode operand) {
        return operand instanceof LiteralNode literal && literal.value() instanceof String text && text.length() == 1
                ? LiteralText.character(text.charAt(0)) : text(operand);
    }

    private String caseWhen(List<ExprNode> operands) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operands.size() - 1; i += 2) {
            text.append(i == 0 ? "caseWhen(" : ".when(").append(text(operands.get(i))).append(").then(")
                    .append(alone(operands.get(i + 1))).append(")");
        }
        return text.append(".otherwise(").append(alone(operands.get(operands.size() - 1))).append(")").toString();
    }

    private String list(List<ExprNode> nodes) {
        return nodes.stream().map(this::text).collect(Collectors.joining(", "));
    }

    /** An expression where no other one says what a constant is. */
    String alone(ExprNode node) {
        return node instanceof LiteralNode literal ? LiteralText.alone(literal.value()) : text(node);
    }

    private String alone(List<ExprNode> nodes) {
        return nodes.stream().map(this::alone).collect(Collectors.joining(", "));
    }

    /** Whether a component is read that a method reference names: those of maps have names alone. */
    static boolean isProperty(ExprNode node) {
        return node instanceof FieldNode field && field.component().rowClass().isRecord();
    }

    static String property(ExprNode field) {
        return ((FieldNode) field).component().toString();
    }

    private String groupName() {
        return group == null ? "g" : group;
    }

    private String source(int lane) {
        if (ofOne) {
            return groupName() + ".row()";
        }
        return lane < sources.size() ? sources.get(lane) : "lane" + lane;
    }

    private static String name(Operator operator) {
        return switch (operator) {
            case IS_NULL -> "isNull";
            case IS_NOT_NULL -> "isNotNull";
            default -> operator.name().toLowerCase(Locale.ROOT);
        };
    }
}
