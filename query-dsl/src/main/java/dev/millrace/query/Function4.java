package dev.millrace.query;

/**
 * A function of four arguments.
 *
 * @param <A> the type of argument 1
 * @param <B> the type of argument 2
 * @param <C> the type of argument 3
 * @param <D> the type of argument 4
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface Function4<A, B, C, D, O> {

    /**
     * Applies the function.
     *
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @param d argument 4
     * @return the result
     */
    O apply(A a, B b, C c, D d);
}
