package dev.millrace.testkit.sample;

import java.util.TreeMap;

import dev.millrace.query.UserAggregate;

/**
 * An aggregate as a user would define it that gathers how often each value occurs, in order. Adding or removing a value is O(log of the
 * different ones).
 *
 * @param <V> the type of the values
 * @param <O> the type of the outcome
 * @since 0.1
 */
public interface CountingAggregate<V extends Comparable<? super V>, O>
        extends UserAggregate<V, TreeMap<V, Integer>, O> {

    @Override
    default TreeMap<V, Integer> start() {
        return new TreeMap<>();
    }

    @Override
    default TreeMap<V, Integer> add(TreeMap<V, Integer> gathered, V value) {
        gathered.merge(value, 1, Integer::sum);
        return gathered;
    }

    @Override
    default TreeMap<V, Integer> remove(TreeMap<V, Integer> gathered, V value) {
        gathered.compute(value, (key, times) -> times == null || times == 1 ? null : times - 1);
        return gathered;
    }
}
