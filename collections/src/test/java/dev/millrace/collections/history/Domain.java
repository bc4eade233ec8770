package dev.millrace.collections.history;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.history.Board.Airport;
import dev.millrace.collections.history.Board.Flight;
import dev.millrace.query.RelationRef;

/**
 * What the rows of one collection can be: few keys and few values, so that histories keep coming back to the same ones.
 *
 * @param <R> the type of the rows
 * @param relation the collection
 * @param keys all keys
 * @param key the name of the key's component
 * @param values makes the other components' values from numbers
 * @param valid which rows the type takes; said again, not asked of it
 * @param unkeyed a row without key; null if the type has none
 */
record Domain<R>(RelationRef<R> relation, List<?> keys, String key,
        Function<List<Integer>, Map<String, @Nullable Object>> values,
        Predicate<Map<String, @Nullable Object>> valid, @Nullable R unkeyed) {

    private static final List<String> IATA = List.of("SFO", "LAX", "JFK", "ALB", "SJU");
    private static final List<@Nullable String> STATES = Arrays.asList("CA", "NY", null);
    private static final List<Integer> DELAYS = List.of(-5, 0, 0, 30, 31, 31, 45, 60);
    private static final List<String> CITIES = List.of("Here", "There", "Elsewhere");
    private static final List<@Nullable String> REMARKS = Arrays.asList(null, "held", "gate");
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2001, 1, 1, 0, 0);

    static final Domain<Flight> FLIGHTS =
            new Domain<>(Board.FLIGHTS, IntStream.rangeClosed(1, 9).boxed().toList(), "id", n -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("delay", pick(DELAYS, n.get(0)));
                fields.put("scheduled", MIDNIGHT.plusHours(Math.floorMod(n.get(1), 3)));
                fields.put("origin", pick(IATA, n.get(2)));
                fields.put("destination", pick(IATA, n.get(3)));
                fields.put("remark", pick(REMARKS, n.get(4)));
                fields.put("departed", n.get(4) % 2 == 0);
                return fields;
            }, fields -> !Objects.equals(fields.get("origin"), fields.get("destination")), null);

    static final Domain<Airport> AIRPORTS = new Domain<>(Board.AIRPORTS, IATA, "iata", n -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("city", pick(CITIES, n.get(0)));
        fields.put("state", pick(STATES, n.get(1)));
        return fields;
    }, fields -> true, new Airport(null, "Nowhere", null));

    static <T extends @Nullable Object> T pick(List<T> from, int number) {
        return from.get(Math.floorMod(number, from.size()));
    }

    static @Nullable String state(int number) {
        return number % 2 == 0 ? null : pick(STATES, number / 2);
    }

    static @Nullable String airport(int number) {
        return number % 4 != 0 ? null : pick(IATA, number / 4);
    }

    Object key(int number) {
        return pick(keys, number);
    }

    /** A whole row, valid or not. */
    Map<String, @Nullable Object> whole(int key, List<Integer> numbers) {
        Map<String, @Nullable Object> fields = values.apply(numbers);
        fields.put(this.key, key(key));
        return fields;
    }

    /** Some components without the key, at least one. */
    Map<String, @Nullable Object> some(List<Integer> numbers, int mask) {
        Map<String, @Nullable Object> all = values.apply(numbers);
        List<String> names = List.copyOf(all.keySet());
        all.keySet()
                .removeIf(name -> (mask >> names.indexOf(name) & 1) == 0 && names.indexOf(name) != mask % names.size());
        return all;
    }
}
