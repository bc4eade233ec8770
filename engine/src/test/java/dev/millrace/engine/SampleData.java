package dev.millrace.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** A few rows that know each other, with ties, nulls and equal values that are not the same. */
final class SampleData {

    static final List<Item> ITEM_ROWS = List.of(
            new Item(1, null, "a", 1, 0.0, decimal("1.0"), "o1", true, "alpha"),
            new Item(2, 1L, "a", 1, -0.0, decimal("1"), "o1", true, "alpha"),
            new Item(3, 1L, "b", 3, 2.5, null, "o2", false, "beta"),
            new Item(4, 2L, null, null, Double.NaN, decimal("-3"), "a", true, "\uFF5E"),
            new Item(5, 99L, "b", -1, 1.5, decimal("1.00"), null, false, "\uD83D\uDE00"),
            new Item(6, 6L, "a", Integer.MAX_VALUE, Double.NEGATIVE_INFINITY, decimal("2.5"), "nobody", true, ""));

    static final List<Owner> OWNER_ROWS = List.of(
            new Owner("o1", "a", 1, true),
            new Owner("o2", "b", 1, null),
            new Owner("o3", "a", 3, false),
            new Owner("a", null, 2, true));

    private SampleData() {
    }

    /** Values to try for a component of either relation. */
    static List<@Nullable Object> values(Component component) {
        return switch (component.name()) {
            case "parent" -> Arrays.asList(1L, null, 6L, 100L);
            case "group", "region" -> Arrays.asList("a", null, "c");
            case "score" -> Arrays.asList(1, null, 2, Integer.MIN_VALUE);
            case "weight" -> List.of(0.0, -0.0, Double.NaN, 3.5);
            case "price" -> Arrays.asList(decimal("1"), decimal("1.00"), null, decimal("9"));
            case "ref" -> Arrays.asList("o1", "o3", null, "a");
            case "flag" -> List.of(true, false);
            case "title" -> List.of("alpha", "zeta", "\uD83D\uDE00");
            case "level" -> List.of(1, 2, 5);
            case "active" -> Arrays.asList(true, false, null);
            default -> throw new IllegalArgumentException("no values for " + component);
        };
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
