package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * An expression of strings, which compare by code point (law 7).
 *
 * @param node the expression as a plain value
 */
public record TextExpr(ExprNode node) implements ComparableExpr<String> {

    /**
     * This in upper case, without regard to a language; its length can change.
     *
     * @return null where this is null
     */
    public TextExpr upper() {
        return text(ScalarFunction.UPPER);
    }

    /**
     * This in lower case, without regard to a language; a letter can depend on those around it: a sigma ends a word as ς.
     *
     * @return null where this is null
     */
    public TextExpr lower() {
        return text(ScalarFunction.LOWER);
    }

    /**
     * This without spaces at both ends; other white space stays, as in SQL.
     *
     * @return null where this is null
     */
    public TextExpr trim() {
        return text(ScalarFunction.TRIM);
    }

    /**
     * The number of code points.
     *
     * @return null where this is null
     */
    public NumberExpr<Integer> length() {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.LENGTH, node));
    }

    /**
     * The code points from a position on.
     *
     * @param from the position, counted from 1
     * @return null where this is null
     */
    public TextExpr substring(int from) {
        return text(ScalarFunction.SUBSTRING, new LiteralNode(from));
    }

    /**
     * Some code points from a position on.
     *
     * @param from the position, counted from 1; what lies before the first counts towards the length, as in SQL
     * @param length the greatest number of code points
     * @return null where this is null
     */
    public TextExpr substring(int from, int length) {
        return text(ScalarFunction.SUBSTRING, new LiteralNode(from), new LiteralNode(length));
    }

    /**
     * This followed by a constant; null counts as the empty string.
     *
     * @param end the constant
     * @return never null
     */
    public TextExpr concat(String end) {
        return text(ScalarFunction.CONCAT, Expr.literal(end));
    }

    /**
     * This followed by another string; null counts as the empty string.
     *
     * @param end the other
     * @return never null
     */
    public TextExpr concat(TextExpr end) {
        return text(ScalarFunction.CONCAT, end.node);
    }

    /**
     * This with another string in the place of each occurrence of a part.
     *
     * @param part the part; an empty one occurs nowhere
     * @param by what takes its place
     * @return null where this is null
     */
    public TextExpr replace(String part, String by) {
        return text(ScalarFunction.REPLACE, Expr.literal(part), Expr.literal(by));
    }

    /**
     * Whether this begins with a constant.
     *
     * @param start the constant
     * @return unknown where this is null
     */
    public Condition startsWith(String start) {
        return test(ScalarFunction.STARTS_WITH, Expr.literal(start));
    }

    /**
     * Whether this begins with another string.
     *
     * @param start the other
     * @return unknown where either is null
     */
    public Condition startsWith(TextExpr start) {
        return test(ScalarFunction.STARTS_WITH, start.node);
    }

    /**
     * Whether this holds a constant.
     *
     * @param part the constant
     * @return unknown where this is null
     */
    public Condition contains(String part) {
        return test(ScalarFunction.CONTAINS, Expr.literal(part));
    }

    /**
     * Whether this holds another string.
     *
     * @param part the other
     * @return unknown where either is null
     */
    public Condition contains(TextExpr part) {
        return test(ScalarFunction.CONTAINS, part.node);
    }

    /**
     * Whether this matches a pattern: {@code %} stands for any code points, {@code _} for one, and a backslash for the literal
     * meaning of the next.
     *
     * @param pattern the pattern
     * @return unknown where this is null
     */
    public Condition like(String pattern) {
        return test(ScalarFunction.LIKE, Expr.literal(pattern));
    }

    /**
     * Whether this matches a pattern with an escape character of its own.
     *
     * @param pattern the pattern
     * @param escape stands for the literal meaning of the next code point
     * @return unknown where this is null
     */
    public Condition like(String pattern, char escape) {
        return test(ScalarFunction.LIKE, Expr.literal(pattern), Expr.literal(String.valueOf(escape)));
    }

    /**
     * Whether this matches a pattern as {@link #like(String)} has it, without regard to case: each code point of
     * both is taken in lower case by itself, and both small sigmas are one.
     *
     * @param pattern the pattern
     * @return unknown where this is null
     */
    public Condition ilike(String pattern) {
        return test(ScalarFunction.ILIKE, Expr.literal(pattern));
    }

    /**
     * Whether this matches a pattern as {@link #like(String, char)} has it, without regard to case; the escape character is
     * itself, in its own case.
     *
     * @param pattern the pattern
     * @param escape in the pattern, the code point after it stands for itself
     * @return unknown where this is null, and for a pattern that ends in the escape character
     */
    public Condition ilike(String pattern, char escape) {
        return test(ScalarFunction.ILIKE, Expr.literal(pattern), Expr.literal(String.valueOf(escape)));
    }

    private TextExpr text(ScalarFunction function, ExprNode... others) {
        return new TextExpr(new FunctionNode(function, operands(others)));
    }

    private Condition test(ScalarFunction function, ExprNode... others) {
        return new Condition(new FunctionNode(function, operands(others)));
    }

    private List<ExprNode> operands(ExprNode... others) {
        List<ExprNode> operands = new ArrayList<>(List.of(node));
        operands.addAll(List.of(others));
        return operands;
    }

    @Override
    public TextExpr nullIf(String value) {
        return new TextExpr(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public TextExpr coalesce(Expr<String> other) {
        return new TextExpr(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public TextExpr coalesce(String value) {
        return new TextExpr(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
