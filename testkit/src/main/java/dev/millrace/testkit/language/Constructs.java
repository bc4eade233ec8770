package dev.millrace.testkit.language;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.NullPlacement;

/** The constructs of the language that a query uses, by name: what coverage is counted in. */
public final class Constructs {

    /** A source that is a query itself. */
    public static final String SUBQUERY = "from a query";
    /** A relation that is read more than once in one join. */
    public static final String SELF_JOIN = "self-join";
    /** A join of three to five sources. */
    public static final String MANY_SOURCES = "three or more sources";
    /** A filter of rows. */
    public static final String WHERE = "where";
    /** A filter of groups. */
    public static final String HAVING = "having";
    /** A record that is selected. */
    public static final String RECORD = "select a record";
    /** A map that is selected. */
    public static final String MAP = "select a map";
    /** A plain value that is selected. */
    public static final String PLAIN = "select a value";
    /** A record inside another one. */
    public static final String NESTED_RECORD = "nested record";
    /** A whole row as a value. */
    public static final String ROW = "whole row";
    /** A component of a record that is a value. */
    public static final String READ = "component of a nested record";
    /** Several equalities in one join. */
    public static final String SEVERAL_JOIN_KEYS = "join on several keys";
    /** A further condition of a join. */
    public static final String RESIDUAL = "join with a condition";
    /** A grouping by one key. */
    public static final String GROUP = "group by";
    /** A grouping by several keys. */
    public static final String SEVERAL_KEYS = "group by several keys";
    /** A grouping of all rows into one. */
    public static final String TOTALS = "aggregate all";
    /** An aggregate over an order of its own. */
    public static final String ORDERED_AGGREGATE = "aggregate in an order";
    /** An expression made of an aggregate. */
    public static final String OVER_AGGREGATE = "expression over an aggregate";
    /** The different rows. */
    public static final String DISTINCT = "distinct";
    /** An order by terms. */
    public static final String ORDER = "order by";
    /** An order by an expression that is no component. */
    public static final String ORDER_BY_EXPRESSION = "order by an expression";
    /** An order by identity. */
    public static final String KEY_ORDER = "order by identity";
    /** A descending term. */
    public static final String DESCENDING = "descending";
    /** A term with nulls after values. */
    public static final String NULLS_LAST = "nulls last";
    /** A term, or an extreme, under a collation. */
    public static final String COLLATION = "collation";
    /** A window that begins at the first row. */
    public static final String LIMIT = "limit";
    /** A window that begins later. */
    public static final String OFFSET = "offset";
    /** A window below other steps. */
    public static final String WINDOW_BELOW = "window below";
    /** A subquery that reads rows around it. */
    public static final String CORRELATED = "correlated";
    /** A subquery that compares with rows around it otherwise than by an equality. */
    public static final String CORRELATED_FURTHER = "correlated further";
    /** A subquery in a subquery. */
    public static final String DEPTH_TWO = "subquery of depth two";
    /** A parameter. */
    public static final String PARAMETER = "parameter";
    /** The time. */
    public static final String NOW = "now";
    /** What stands beside a row. */
    public static final String METADATA = "metadata";
    /** A user's function. */
    public static final String USER_FUNCTION = "user function";
    /** A Java predicate. */
    public static final String OPAQUE_FILTER = "filter by a lambda";
    /** A Java function of a row. */
    public static final String OPAQUE_MAP = "map by a lambda";

    private final Set<String> found = new TreeSet<>();

    private Constructs() {
    }

    /**
     * A join of a kind.
     *
     * @param kind which rows come out
     * @return its name
     */
    public static String of(JoinKind kind) {
        return "join " + kind;
    }

    /**
     * A set operation.
     *
     * @param kind which one
     * @return its name
     */
    public static String of(SetKind kind) {
        return "set " + kind;
    }

    /**
     * A use of a subquery.
     *
     * @param form which one
     * @return its name
     */
    public static String of(SubqueryForm form) {
        return "subquery " + form;
    }

    /**
     * An operator.
     *
     * @param operator which one
     * @return its name
     */
    public static String of(Operator operator) {
        return "operator " + operator;
    }

    /**
     * A function.
     *
     * @param function which one
     * @return its name
     */
    public static String of(ScalarFunction function) {
        return "function " + function;
    }

    /**
     * An aggregate.
     *
     * @param function which one
     * @return its name
     */
    public static String of(AggregateFunction function) {
        return "aggregate " + function;
    }

    /**
     * All constructs of the language.
     *
     * @return their names
     */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of(SUBQUERY, SELF_JOIN, MANY_SOURCES, WHERE, HAVING, RECORD, MAP, PLAIN,
                NESTED_RECORD, ROW, READ, SEVERAL_JOIN_KEYS, RESIDUAL, GROUP, SEVERAL_KEYS, TOTALS, ORDERED_AGGREGATE,
                OVER_AGGREGATE, DISTINCT, ORDER, ORDER_BY_EXPRESSION, KEY_ORDER, DESCENDING, NULLS_LAST, COLLATION,
                LIMIT,
                OFFSET, WINDOW_BELOW, CORRELATED, CORRELATED_FURTHER, DEPTH_TWO, PARAMETER, NOW, METADATA,
                USER_FUNCTION,
                OPAQUE_FILTER, OPAQUE_MAP));
        for (JoinKind kind : JoinKind.values()) {
            all.add(of(kind));
        }
        for (SetKind kind : SetKind.values()) {
            all.add(of(kind));
        }
        for (SubqueryForm form : SubqueryForm.values()) {
            all.add(of(form));
        }
        for (Operator operator : Operator.values()) {
            all.add(of(operator));
        }
        for (ScalarFunction function : ScalarFunction.values()) {
            all.add(of(function));
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            all.add(of(function));
        }
        return all;
    }

    /**
     * The constructs that a query uses.
     *
     * @param query the query
     * @return their names
     */
    public static Set<String> of(QueryNode query) {
        Constructs constructs = new Constructs();
        constructs.add(query, 0);
        return constructs.found;
    }

    private void add(QueryNode node, int depth) {
        if (node instanceof JoinNode join) {
            add(join);
        } else if (node instanceof GroupNode group) {
            found.add(group.keys().isEmpty() ? TOTALS : group.keys().size() == 1 ? GROUP : SEVERAL_KEYS);
        } else if (node instanceof FilterNode filter) {
            found.add(filter.lanes().isEmpty() ? HAVING : WHERE);
        } else if (node instanceof ProjectNode project) {
            addShape(project.shape());
        } else if (node instanceof OrderNode order) {
            found.add(order.terms().isEmpty() ? KEY_ORDER : ORDER);
            order.terms().forEach(this::add);
        } else if (node instanceof WindowNode window) {
            found.add(window.window().offset() == 0 ? LIMIT : OFFSET);
        } else if (node instanceof SetNode set) {
            found.add(of(set.kind()));
        } else if (node instanceof DistinctNode) {
            found.add(DISTINCT);
        } else if (node instanceof OpaqueFilterNode) {
            found.add(OPAQUE_FILTER);
        } else if (node instanceof OpaqueMapNode) {
            found.add(OPAQUE_MAP);
        }
        for (QueryNode input : node.inputs()) {
            if (startsAnew(node) && isMade(withoutFilters(input))) {
                found.add(SUBQUERY);
            }
            if (input instanceof WindowNode && !node.isOrdered()) {
                found.add(WINDOW_BELOW);
            }
            add(input, depth);
        }
        node.expressions().forEach(expression -> add(expression, depth));
    }

    private void add(JoinNode join) {
        found.add(of(join.kind()));
        if (join.leftKeys().size() > 1) {
            found.add(SEVERAL_JOIN_KEYS);
        }
        if (join.residual() != null) {
            found.add(RESIDUAL);
        }
        if (join.left().lanes().size() > 1) {
            found.add(MANY_SOURCES);
        }
        if (withoutFilters(join.right()) instanceof SourceNode source && reads(join.left(), source)) {
            found.add(SELF_JOIN);
        }
    }

    private static QueryNode withoutFilters(QueryNode node) {
        return node instanceof FilterNode filter ? withoutFilters(filter.input()) : node;
    }

    private static boolean startsAnew(QueryNode node) {
        return node instanceof JoinNode || node instanceof ProjectNode || node instanceof GroupNode;
    }

    private static boolean isMade(QueryNode node) {
        return node instanceof ProjectNode || node instanceof DistinctNode || node instanceof SetNode
                || node instanceof WindowNode;
    }

    private static boolean reads(QueryNode node, SourceNode source) {
        return node.equals(source) || node.inputs().stream().anyMatch(input -> reads(input, source));
    }

    private void add(OrderTerm term) {
        if (term.descending()) {
            found.add(DESCENDING);
        }
        if (term.nulls() == NullPlacement.LAST) {
            found.add(NULLS_LAST);
        }
        if (term.collation() != null) {
            found.add(COLLATION);
        }
        if (!term.key().children().isEmpty()) {
            found.add(ORDER_BY_EXPRESSION);
        }
    }

    private void addShape(ExprNode shape) {
        if (shape instanceof ConstructNode made) {
            found.add(made.rowType().rowClass().isRecord() ? RECORD : MAP);
        } else if (!(shape instanceof RowNode)) {
            found.add(PLAIN);
        }
    }

    private void add(@Nullable ExprNode node, int depth) {
        if (node == null) {
            return;
        } else if (node instanceof SubqueryNode subquery) {
            add(subquery, depth);
        } else if (node instanceof AggregateNode aggregate) {
            found.add(of(aggregate.function()));
            aggregate.order().forEach(this::add);
            if (!aggregate.order().isEmpty() && aggregate.function().isOrdered()) {
                found.add(ORDERED_AGGREGATE);
            }
            addAll(aggregate.operands(), depth);
        } else if (node instanceof CallNode call) {
            found.add(of(call.operator()));
            addOver(call);
        } else if (node instanceof FunctionNode call) {
            found.add(of(call.function()));
            addOver(call);
        }
        addLeaf(node);
        addAll(node.children(), depth);
    }

    private void addOver(ExprNode call) {
        if (call.children().stream().anyMatch(AggregateNode.class::isInstance)) {
            found.add(OVER_AGGREGATE);
        }
    }

    private void addLeaf(ExprNode node) {
        if (node instanceof ParamNode) {
            found.add(PARAMETER);
        } else if (node instanceof NowNode) {
            found.add(NOW);
        } else if (node instanceof MetadataNode) {
            found.add(METADATA);
        } else if (node instanceof UserCallNode) {
            found.add(USER_FUNCTION);
        } else if (node instanceof RowNode row && row.row().rowType() != null) {
            found.add(ROW);
        } else if (node instanceof ReadNode) {
            found.add(READ);
        } else if (node instanceof ConstructNode made
                && made.arguments().stream().anyMatch(argument -> argument instanceof ConstructNode)) {
            found.add(NESTED_RECORD);
        }
    }

    private void addAll(Collection<ExprNode> nodes, int depth) {
        nodes.forEach(node -> add(node, depth));
    }

    private void add(SubqueryNode subquery, int depth) {
        found.add(of(subquery.form()));
        if (depth > 0) {
            found.add(DEPTH_TWO);
        }
        addCorrelation(subquery.query());
        add(subquery.query(), depth + 1);
    }

    private void addCorrelation(QueryNode query) {
        if (query instanceof FilterNode filter) {
            addCorrelation(filter.condition(), true);
        }
        query.inputs().forEach(this::addCorrelation);
    }

    private void addCorrelation(ExprNode condition, boolean conjunct) {
        if (conjunct && condition instanceof CallNode call && call.operator() == Operator.AND) {
            call.operands().forEach(operand -> addCorrelation(operand, true));
        } else if (conjunct && condition instanceof CallNode call && call.operator() == Operator.EQ
                && call.operands().stream().anyMatch(OuterNode.class::isInstance)) {
            found.add(CORRELATED);
        } else if (condition instanceof OuterNode) {
            found.add(CORRELATED_FURTHER);
        } else {
            condition.children().forEach(child -> addCorrelation(child, false));
        }
    }
}
