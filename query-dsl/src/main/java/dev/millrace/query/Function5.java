package dev.millrace.query;

/**
 * A function of five arguments, for the lambdas of joins.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <C> the type of the third argument
 * @param <D> the type of the fourth argument
 * @param <E> the type of the fifth argument
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface Function5<A, B, C, D, E, O> {

    /**
     * Applies the function.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @param e the fifth argument
     * @return the result
     */
    O apply(A a, B b, C c, D d, E e);
}
