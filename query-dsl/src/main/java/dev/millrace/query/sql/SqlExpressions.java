package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;

/**
 * Writes expressions as SQL that gives what Millrace's own evaluation gives, for every row: the text holds the guards that keep
 * the database from raising an error (law 5), and what a database cannot do is refused. Constants and parameters of the query
 * become parameters of the statement. Immutable and thread-safe.
 *
 * <pre>{@code
 * SqlExpressions sql = new SqlExpressions(Database.H2.dialect(), leaf -> "\"" + ((FieldNode) leaf).component().name() + "\"",
 *         Bindings.NONE);
 * SqlStatement condition = sql.of(expression.node());
 * }</pre>
 *
 * @since 0.1
 */
public final class SqlExpressions {

    private static final int LONGEST = 1_000_000;

    private final Dialect dialect;
    private final Leaves leaves;
    private final Bindings bindings;
    private final NumberSql numbers;
    private final ComparisonSql comparisons;
    private final TextSql texts;

    /**
     * A writer of expressions over certain columns.
     *
     * @param dialect for which database
     * @param columns where the values stand that expressions read
     * @param bindings the values of the query's parameters
     */
    public SqlExpressions(Dialect dialect, ColumnNames columns, Bindings bindings) {
        this(dialect, bindings, column(dialect, columns));
    }

    /** What stands for the nodes that are not computed of others here. */
    @FunctionalInterface
    interface Leaves {

        /** Null for a node that is computed of others. */
        @Nullable
        Operand of(ExprNode node);
    }

    SqlExpressions(Dialect dialect, Bindings bindings, Leaves leaves) {
        this.dialect = dialect;
        this.leaves = leaves;
        this.bindings = bindings;
        this.numbers = new NumberSql(dialect);
        this.comparisons = new ComparisonSql(dialect, numbers);
        this.texts = new TextSql(dialect);
    }

    /**
     * An expression as SQL.
     *
     * @param expression the expression
     * @return text and parameters; a boolean is a condition that {@code WHERE} takes
     * @throws UnsupportedSqlException if the database cannot compute it, or hold a constant in it, or if the text would be
     *     too long; the message names construct and
     *     database
     * @throws IllegalArgumentException if a parameter is not bound
     */
    public SqlStatement of(ExprNode expression) {
        Sql sql = sql(expression);
        return new SqlStatement(sql.text(), sql.parameters());
    }

    private static Leaves column(Dialect dialect, ColumnNames columns) {
        return node -> {
            SqlType type = SqlType.of(node.type());
            if (type != null
                    && (node instanceof FieldNode || node instanceof KeyNode || node instanceof AggregateNode)) {
                SqlCapabilities.require(dialect.database(), "column", List.of(type), type);
                return new Operand(Sql.atom(columns.of(node)), type);
            }
            return null;
        };
    }

    Sql sql(ExprNode node) {
        return operand(node).sql();
    }

    Operand operand(ExprNode node) {
        Operand leaf = leaves.of(node);
        return leaf != null ? leaf : operand(node, typeOf(node));
    }

    private Operand operand(ExprNode node, SqlType type) {
        if (node instanceof LiteralNode literal) {
            return constant(literal.value(), type);
        } else if (node instanceof ParamNode param) {
            return constant(bound(param), type);
        } else if (node instanceof CallNode call) {
            return new Operand(writable(call(call, type), call.operator().toString()), type);
        } else if (node instanceof FunctionNode function) {
            return new Operand(writable(function(function, type), function.function().word()), type);
        }
        throw new UnsupportedSqlException(node.toString(), dialect.database(), "a row has no value in SQL");
    }

    /** Where values cannot be named the text grows with each level of an expression; it is stopped before memory ends. */
    private Sql writable(Sql sql, String construct) {
        if (sql.text().length() > LONGEST) {
            throw new UnsupportedSqlException(construct + " of operands so deep", dialect.database(),
                    "it would be longer than " + LONGEST
                            + " characters, because values that are needed twice are written twice");
        }
        return sql;
    }

    private Operand constant(@Nullable Object value, SqlType type) {
        SqlCapabilities.require(dialect.database(), "constant", List.of(type), type);
        return new Operand(dialect.constant(value, type), type, value);
    }

    private @Nullable Object bound(ParamNode param) {
        if (!bindings.names().contains(param.name())) {
            throw new IllegalArgumentException(
                    "Parameter \"" + param.name() + "\" has no value; bind one, possibly null; "
                            + "bound are " + new TreeSet<>(bindings.names()));
        }
        return bindings.get(param.name());
    }

    private SqlType typeOf(ExprNode node) {
        SqlType type = SqlType.of(node.type());
        if (type == null) {
            throw new UnsupportedSqlException(node + " of type " + node.type().getName(), dialect.database(),
                    "no column holds values of this type");
        }
        return type;
    }

    private Sql call(CallNode node, SqlType type) {
        List<Operand> operands = node.operands().stream().map(this::operand).toList();
        Operand first = operands.get(0);
        return switch (node.operator()) {
            case NOT -> Sql.of("(NOT #1)", first.sql());
            case IS_NULL -> Sql.of("(#1 IS NULL)", first.sql());
            case IS_NOT_NULL -> Sql.of("(#1 IS NOT NULL)", first.sql());
            case AND, OR -> connected(node, operands);
            case COALESCE -> coalesce(operands, type);
            case EQ -> comparisons.of("=", first, operands.get(1));
            case NE -> comparisons.of("<>", first, operands.get(1));
            case LT -> comparisons.of("<", first, operands.get(1));
            case LE -> comparisons.of("<=", first, operands.get(1));
            case GT -> comparisons.of(">", first, operands.get(1));
            case GE -> comparisons.of(">=", first, operands.get(1));
            default -> throw new UnsupportedSqlException(node.operator().toString(), dialect.database(),
                    "there is no SQL text of this operator");
        };
    }

    private Sql connected(CallNode node, List<Operand> operands) {
        if (node.operator() == Operator.AND && operands.size() > dialect.longestAnd()) {
            throw new UnsupportedSqlException(node.operator() + " of " + operands.size() + " conditions",
                    dialect.database(), "it does not survive more than " + dialect.longestAnd());
        }
        return Sql.joined(" " + node.operator() + " ", operands.stream().map(Operand::sql).toList());
    }

    private Sql coalesce(List<Operand> operands, SqlType type) {
        Operand second = operands.get(1);
        if (second.type() != type) {
            throw new UnsupportedSqlException("coalesce of " + type + " and " + second.type(), dialect.database(),
                    "a column has one type");
        }
        return Sql.of("COALESCE(#1, #2)", operands.get(0).sql(), second.sql());
    }

    private Sql function(FunctionNode node, SqlType type) {
        List<Operand> operands = node.operands().stream().map(this::operand).toList();
        SqlCapabilities.require(dialect.database(), node.function().word(),
                operands.stream().map(Operand::type).toList(), type);
        Operand first = operands.get(0);
        return switch (node.function()) {
            case TO_INT, TO_LONG, TO_DOUBLE, TO_DECIMAL, PLUS, MINUS, TIMES, DIVIDE, MOD, NEGATE, ABS, ROUND, FLOOR,
                    CEIL -> numbers.of(node.function(), type, operands);
            case UPPER, LOWER, TRIM, LENGTH, SUBSTRING, CONCAT, REPLACE, STARTS_WITH, CONTAINS, LIKE, ILIKE ->
                    texts.of(node.function(), operands);
            case BETWEEN -> Sql.of("(#1 AND #2)", comparisons.of(">=", first, operands.get(1)),
                    comparisons.of(">=", operands.get(2), first));
            case IN -> comparisons.in(first, operands.subList(1, operands.size()));
            case IS_DISTINCT_FROM -> comparisons.distinct(first, operands.get(1));
            case NULL_IF -> Sql.of("CASE WHEN #1 THEN NULL ELSE #2 END", comparisons.of("=", first, operands.get(1)),
                    first.sql());
            case LEAST, GREATEST ->
                    comparisons.extreme(node.function() == ScalarFunction.LEAST, operands, type);
            case CASE_WHEN -> cases(operands, type);
            case TRUNCATE, EXTRACT, UNTIL, PLUS_DURATION, MINUS_DURATION, AT_ZONE ->
                    new TimeSql(dialect).of(node.function(), operands);
        };
    }

    private Sql cases(List<Operand> operands, SqlType type) {
        List<Sql> parts = new ArrayList<>();
        for (int i = 0; i < operands.size() - 1; i += 2) {
            parts.add(Sql.of("WHEN #1 THEN #2", operands.get(i).sql(), numbers.converted(operands.get(i + 1), type)));
        }
        Operand otherwise = operands.get(operands.size() - 1);
        return Sql.of("CASE #1 ELSE #2 END", Sql.unwrapped(" ", parts), numbers.converted(otherwise, type));
    }
}
