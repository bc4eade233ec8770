package dev.millrace.query;

/**
 * A function of three arguments.
 *
 * @param <A> the type of argument 1
 * @param <B> the type of argument 2
 * @param <C> the type of argument 3
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface Function3<A, B, C, O> {

    /**
     * Applies the function.
     *
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @return the result
     */
    O apply(A a, B b, C c);
}
