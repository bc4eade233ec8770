package dev.millrace.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * Values for the parameters of a query. Immutable; equal to others that bind the same names to the same values (law 3).
 */
public final class Bindings {

    /** No values. */
    public static final Bindings NONE = new Bindings(Map.of());

    private final Map<String, @Nullable Object> values;

    private Bindings(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Binds one parameter.
     *
     * @param name the parameter's name
     * @param value its value
     * @return the bindings
     */
    public static Bindings of(String name, @Nullable Object value) {
        return NONE.and(name, value);
    }

    /**
     * These and another.
     *
     * @param name the parameter's name; its earlier value, if any, is replaced
     * @param value its value
     * @return new bindings
     */
    public Bindings and(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(values);
        more.put(name, value);
        return new Bindings(more);
    }

    /**
     * The names that are bound.
     *
     * @return an immutable set
     */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /**
     * The value of a parameter.
     *
     * @param name its name
     * @return its value; null if it is bound to null, or not at all (a query is not opened with a parameter unbound)
     */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bindings that && values.keySet().equals(that.values.keySet())
                && values.keySet().stream().allMatch(name -> Values.same(values.get(name), that.values.get(name)));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, @Nullable Object> binding : values.entrySet()) {
            hash += binding.getKey().hashCode() ^ Values.hash(binding.getValue());
        }
        return hash;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
