package dev.millrace.testkit.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.property.Prop;

/**
 * The few values that a component or an expression draws from, so that ties, matches and reused keys are frequent. The first
 * are the simplest. Strings come with surrogate pairs (code-point order is not that of UTF-16), doubles with both zeros and
 * two NaNs, decimals in several scales, integers with the extremes.
 *
 * @param values the values, possibly null
 */
record Domain(List<@Nullable Object> values) {

    static final Domain BOOLEANS = of(false, true);
    static final Domain COUNTS = of(0L, 1L, 2L, 3L, 5L, 8L);
    static final Domain SUMS = of(0L, 1L, -1L, 3L, 6L, 10L, Long.MAX_VALUE);
    static final Domain AVERAGES = of(0.0, 1.0, 1.5, 2.0, -0.5, 3.25);
    static final Domain OWNER_LEVELS = of(0, 1, 2, 3);
    static final Domain FLAGS = of(false, null, true);
    static final Domain TITLES = of("alpha", "Alpha", "beta", "zeta", "\uFF5E", "\uD83D\uDE00", "");
    static final Domain SCORES = of(0, null, 1, 2, 3, 5, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
    static final Domain GROUPS = of("a", null, "b", "c", "\u00E9", "\uFF5E", "\uD83D\uDE00", "");
    static final Domain OWNER_IDS = of("a", "b", "c", "d", "o1", "o2", "o3", "\u00E9", "\uFF5E", "\uD83D\uDE00", "");
    static final Domain REFS = OWNER_IDS.and(null, null, "nobody");
    static final Domain WEIGHTS = of(0.0, 1.0, 1.5, -0.0, 2.0, -2.25, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.longBitsToDouble(0x7ff8_0000_0000_0001L));
    static final Domain PRICES = of(decimal("0"), null, decimal("1"), decimal("1.0"), decimal("1.00"), decimal("0.0"),
            decimal("2.5"), decimal("1E+2"), decimal("100"), decimal("-3"));
    static final Domain ITEM_IDS = of(LongStream.range(0, 44).boxed().toArray())
            .and(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, -1L);
    static final Domain PARENTS = new Domain(ITEM_IDS.values.subList(0, 12)).and(null, null, Long.MAX_VALUE, 100L);

    /** Where the values of the components of the relations come from. */
    static final Map<Component, Domain> OF_COMPONENTS = Map.ofEntries(
            item(Item::id, ITEM_IDS), item(Item::parent, PARENTS), item(Item::group, GROUPS), item(Item::score, SCORES),
            item(Item::weight, WEIGHTS), item(Item::price, PRICES), item(Item::ref, REFS), item(Item::flag, BOOLEANS),
            item(Item::title, TITLES),
            owner(Owner::id, OWNER_IDS), owner(Owner::region, GROUPS), owner(Owner::level, OWNER_LEVELS),
            owner(Owner::active, FLAGS));

    private static final Map<Class<?>, Domain> OF_TYPES =
            Map.of(Long.class, COUNTS, Integer.class, SCORES, Double.class, WEIGHTS,
                    BigDecimal.class, PRICES, String.class, GROUPS, Boolean.class, BOOLEANS);

    static Domain of(@Nullable Object... values) {
        return new Domain(List.of()).and(values);
    }

    /** Where constants of a type come from. */
    static Domain ofType(Class<?> type) {
        return Objects.requireNonNull(OF_TYPES.get(type), () -> "there are no constants of " + type);
    }

    Domain and(@Nullable Object... more) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(more));
        return new Domain(Collections.unmodifiableList(all));
    }

    @Nullable
    Object any(Choices choices) {
        return values.get(choices.below(values.size()));
    }

    Object anyPresent(Choices choices) {
        List<Object> present = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return choices.from(present);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static Map.Entry<Component, Domain> item(Prop<Item, ?> property, Domain domain) {
        return Map.entry(SampleSchema.ITEMS.rowType().component(property), domain);
    }

    private static Map.Entry<Component, Domain> owner(Prop<Owner, ?> property, Domain domain) {
        return Map.entry(SampleSchema.OWNERS.rowType().component(property), domain);
    }
}
