package dev.millrace.query;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.UserCallNode;

/**
 * A function that a user defines, with a name and a type. It is null where an operand is, and where it throws, which is a problem
 * (law 5); so it never sees a null. It must be pure. Two are equal if name, types and body are: keep one in a constant. It is known
 * by its name in JSON and has no SQL.
 *
 * @param <V> the type of the values
 */
public sealed interface UserFunction<V> {

    /**
     * The name.
     *
     * @return a name, unique among the functions of a program
     */
    String name();

    /**
     * The type of the values.
     *
     * @return a reference type
     */
    Class<V> type();

    /**
     * The types of the operands.
     *
     * @return reference types, in order
     */
    List<Class<?>> operandTypes();

    /**
     * Applies the function.
     *
     * @param operands as many as there are operand types, and of them
     * @return the value
     */
    @Nullable
    V apply(Object... operands);

    /**
     * A function of one operand.
     *
     * @param <A> the type of the operand
     * @param <V> the type of the values
     * @param name the name
     * @param operandType the type of the operand
     * @param type the type of the values
     * @param body what it computes
     * @return the function
     */
    static <A, V> Unary<A, V> of(String name, Class<A> operandType, Class<V> type, Function<A, @Nullable V> body) {
        return new Unary<>(name, operandType, type, body);
    }

    /**
     * A function of two operands.
     *
     * @param <A> the type of the first operand
     * @param <B> the type of the second operand
     * @param <V> the type of the values
     * @param name the name
     * @param first the type of the first operand
     * @param second the type of the second operand
     * @param type the type of the values
     * @param body what it computes
     * @return the function
     */
    static <A, B, V> Binary<A, B, V> of(String name, Class<A> first, Class<B> second, Class<V> type,
            BiFunction<A, B, @Nullable V> body) {
        return new Binary<>(name, first, second, type, body);
    }

    /**
     * A function of one operand.
     *
     * @param <A> the type of the operand
     * @param <V> the type of the values
     * @param name the name
     * @param operandType the type of the operand
     * @param type the type of the values
     * @param body what it computes
     */
    record Unary<A, V>(String name, Class<A> operandType, Class<V> type, Function<A, @Nullable V> body)
            implements UserFunction<V> {

        /** Values are objects. */
        public Unary(String name, Class<A> operandType, Class<V> type, Function<A, @Nullable V> body) {
            this.name = requireName(name);
            this.operandType = boxed(operandType);
            this.type = boxed(type);
            this.body = body;
        }

        /**
         * Applies the function to an expression.
         *
         * @param operand the operand
         * @return an expression for the function's value
         */
        public PlainExpr<V> call(Expr<A> operand) {
            return UserFunction.call(this, List.of(operand.node()));
        }

        @Override
        public List<Class<?>> operandTypes() {
            return List.of(operandType);
        }

        @Override
        public @Nullable V apply(Object... operands) {
            return body.apply(operandType.cast(operands[0]));
        }
    }

    /**
     * A function of two operands.
     *
     * @param <A> the type of the first operand
     * @param <B> the type of the second operand
     * @param <V> the type of the values
     * @param name the name
     * @param first the type of the first operand
     * @param second the type of the second operand
     * @param type the type of the values
     * @param body what it computes
     */
    record Binary<A, B, V>(String name, Class<A> first, Class<B> second, Class<V> type,
            BiFunction<A, B, @Nullable V> body) implements UserFunction<V> {

        /** Values are objects. */
        public Binary(String name, Class<A> first, Class<B> second, Class<V> type, BiFunction<A, B, @Nullable V> body) {
            this.name = requireName(name);
            this.first = boxed(first);
            this.second = boxed(second);
            this.type = boxed(type);
            this.body = body;
        }

        /**
         * Applies the function to expressions.
         *
         * @param a the first operand
         * @param b the second operand
         * @return an expression for the function's value
         */
        public PlainExpr<V> call(Expr<A> a, Expr<B> b) {
            return UserFunction.call(this, List.of(a.node(), b.node()));
        }

        @Override
        public List<Class<?>> operandTypes() {
            return List.of(first, second);
        }

        @Override
        public @Nullable V apply(Object... operands) {
            return body.apply(first.cast(operands[0]), second.cast(operands[1]));
        }
    }

    private static <V> PlainExpr<V> call(UserFunction<V> function, List<ExprNode> operands) {
        return new PlainExpr<>(new UserCallNode(function, operands));
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A function needs a name, but it is blank");
        }
        return name;
    }

    @SuppressWarnings("unchecked") // the wrapper of the class's own type
    private static <V> Class<V> boxed(Class<V> type) {
        return (Class<V>) MethodType.methodType(type).wrap().returnType();
    }
}
