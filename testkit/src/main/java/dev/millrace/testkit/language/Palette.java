package dev.millrace.testkit.language;

import java.util.List;
import java.util.Set;

/**
 * What queries may be drawn from.
 *
 * @param constructs the constructs that may be used, by name as in {@link Constructs}
 * @param types the types that components may have; Integer, Long, String and Boolean must be among them
 */
public record Palette(Set<String> constructs, List<Class<?>> types) {

    /** Copies both. */
    public Palette {
        constructs = Set.copyOf(constructs);
        types = List.copyOf(types);
    }

    /**
     * The whole language.
     *
     * @return a palette of all constructs and types
     */
    public static Palette everything() {
        return new Palette(Constructs.all(), Pool.TYPES);
    }

    /**
     * The same without some constructs.
     *
     * @param missing their names
     * @return the palette
     */
    public Palette without(Set<String> missing) {
        return new Palette(Set.copyOf(constructs.stream().filter(construct -> !missing.contains(construct)).toList()),
                types);
    }

    /**
     * The same without some types.
     *
     * @param missing the types
     * @return the palette
     */
    public Palette withoutTypes(Set<Class<?>> missing) {
        return new Palette(constructs, types.stream().filter(type -> !missing.contains(type)).toList());
    }

    boolean has(String construct) {
        return constructs.contains(construct);
    }

    boolean has(Class<?> type) {
        return types.contains(type);
    }
}
