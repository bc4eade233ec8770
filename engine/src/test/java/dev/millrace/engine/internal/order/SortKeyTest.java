package dev.millrace.engine.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/** Orders against the value domain, and sequences against orders. */
class SortKeyTest {

    record Primitives(boolean flag, byte tiny, short small, int number, long id, float ratio, double weight,
            @Nullable String name) {
    }

    private static SortKey key(List<SortTerm> terms) {
        return SortKey.of(terms, Compiled.compiler(Failures.NONE));
    }

    @Property(tries = 3000)
    void prefixAndCompare_anyTerms_agree(@ForAll @IntRange(min = 1, max = 3) int count, @ForAll Random random) {
        SortValues values = new SortValues(random);
        List<SortTerm> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Class<?> type = SortValues.TYPES.get(random.nextInt(SortValues.TYPES.size()));
            Collation collation = type == String.class && random.nextBoolean() ? anyCollation(random) : null;
            terms.add(new SortTerm(new Lane(i), type, random.nextBoolean(),
                    random.nextBoolean() ? NullPlacement.FIRST : NullPlacement.LAST, collation));
        }
        SortKey key = key(terms);

        for (int pair = 0; pair < 10; pair++) {
            @Nullable Object[] a = anyRow(terms, values, random);
            @Nullable Object[] b = anyRow(terms, values, random);
            for (int i = 0; i < count; i++) {
                b[i] = random.nextInt(3) == 0 ? a[i] : b[i];
            }
            int order = key.compare(a, 0, b, 0);

            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected(terms, a, b)));
            checkSequences(key, a, b, order);
        }
    }

    @Property(tries = 1000)
    void prefixAndCompare_primitiveComponents_agree(@ForAll @IntRange(min = 1, max = 3) int count,
            @ForAll Random random) {
        SortValues values = new SortValues(random);
        List<OrderTerm> nodes = new ArrayList<>();
        List<SortTerm> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Component> components = RowType.of(Primitives.class).components();
            OrderTerm term = new OrderTerm(new FieldNode(1, components.get(random.nextInt(components.size()))),
                    random.nextBoolean(), NullPlacement.LAST);
            nodes.add(term);
            terms.add(new SortTerm(Compiled.rowExpr(term.key()), term.key().type(), term.descending(), term.nulls(),
                    null));
        }
        SortKey key = key(terms);
        Object[] a = {"none", anyPrimitives(values, random)};
        Object[] b = {"none", random.nextInt(5) == 0 ? a[1] : anyPrimitives(values, random)};

        int order = key.compare(a, 0, b, 0);

        assertThat(Integer.signum(order))
                .isEqualTo(Integer.signum(expected(nodes, a[1], b[1])));
        checkSequences(key, a, b, order);
    }

    private static int expected(List<OrderTerm> terms, Object a, Object b) {
        for (OrderTerm term : terms) {
            Component component = ((FieldNode) term.key()).component();
            int order = Values.comparator(term.descending(), term.nulls()).compare(component.get(a), component.get(b));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Primitives anyPrimitives(SortValues values, Random random) {
        return new Primitives(random.nextBoolean(), (byte) values.any(Byte.class), (short) values.any(Short.class),
                (int) values.any(Integer.class), (long) values.any(Long.class), (float) values.any(Float.class),
                (double) values.any(Double.class), random.nextBoolean() ? null : values.text());
    }

    /** Tries all places where two sequences may be read, and a few beyond. */
    private static void checkSequences(SortKey key, @Nullable Object[] a, @Nullable Object[] b, int order) {
        int common = key.common(a, 0, b, 0);

        assertThat(key.common(b, 0, a, 0)).as("common bytes, the other way round").isEqualTo(common);
        for (int skip = 0; skip <= common; skip++) {
            int prefixes = Long.compareUnsigned(key.prefix(a, 0, skip), key.prefix(b, 0, skip));
            if (prefixes != 0) {
                assertThat(Integer.signum(prefixes)).as("order of the prefixes from byte %s of %s common ones", skip,
                        common).isEqualTo(Integer.signum(order));
            }
        }
        assertThat(sequence(key, a).subList(0, common)).isEqualTo(sequence(key, b).subList(0, common));
        if (key.hasPrefixes()) {
            assertThat(key.prefix(a, 0, common) == key.prefix(b, 0, common)
                    || key.prefix(a, 0, common) >>> 56 != key.prefix(b, 0, common) >>> 56)
                    .as("what follows the common bytes differs at once or not at all").isTrue();
        } else {
            assertThat(common).isZero();
        }
    }

    /** The sequence, with zeros after it, as its windows show it: each byte is the same in all of them. */
    private static List<Integer> sequence(SortKey key, @Nullable Object[] row) {
        List<Integer> bytes = new ArrayList<>();
        for (int skip = 0; skip < 200; skip++) {
            long prefix = key.prefix(row, 0, skip);
            bytes.add((int) (prefix >>> 56));
            assertThat(key.prefix(row, 0, skip + 1) >>> 8).isEqualTo(prefix << 8 >>> 8);
        }
        return bytes;
    }

    private static Collation anyCollation(Random random) {
        Locale locale = List.of(Locale.GERMAN, Locale.ENGLISH, Locale.FRENCH, Locale.JAPANESE).get(random.nextInt(4));
        return Collation.of(locale)
                .withStrength(Collation.Strength.values()[random.nextInt(Collation.Strength.values().length)]);
    }

    private static @Nullable Object[] anyRow(List<SortTerm> terms, SortValues values, Random random) {
        @Nullable Object[] row = new @Nullable Object[terms.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = random.nextInt(4) == 0 ? null : values.any(terms.get(i).type());
        }
        return row;
    }

    private static int expected(List<SortTerm> terms, @Nullable Object[] a, @Nullable Object[] b) {
        for (int i = 0; i < terms.size(); i++) {
            SortTerm term = terms.get(i);
            Collation collation = term.collation();
            int order = collation == null || a[i] == null || b[i] == null
                    ? Values.comparator(term.descending(), term.nulls()).compare(a[i], b[i])
                    : (term.descending() ? -1 : 1)
                            * Integer.signum(collation.comparator().compare((String) a[i], (String) b[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static SortTerm term(int lane, Class<?> type) {
        return new SortTerm(new Lane(lane), type, false, NullPlacement.FIRST, null);
    }

    @Test
    void prefix_smallColumnsFirst_leaveRoomForTheNext() {
        SortKey key = key(List.of(term(0, Boolean.class), term(1, TimeUnit.class),
                term(2, Byte.class), term(3, Short.class)));

        long prefix = key.prefix(new Object[] {true, TimeUnit.DAYS, (byte) 0, (short) 7}, 0, 0);

        assertThat(prefix).isEqualTo(0x02_07_01_80_01_80_07_00L);
    }

    @Test
    void prefix_strings_areUtf8() {
        SortKey key = key(List.of(term(0, String.class), term(1, Byte.class)));

        assertThat(key.prefix(new Object[] {"a\u00e9\u20ac", (byte) 1}, 0, 1)).isEqualTo(0x61_c3_a9_e2_82_ac_00_01L);
        assertThat(key.prefix(new Object[] {"\u0000\u0001\u0002\ud83d\ude00", (byte) 1}, 0, 2))
                .isEqualTo(0x01_01_02_02_f0_9f_98_80L);
    }

    @Property(tries = 300)
    void prefixAndCompare_stringsOfALanguage_agreeWithItsCollator(@ForAll Random random) {
        List<SortTerm> terms = List.of(new SortTerm(new Lane(0), String.class, random.nextBoolean(),
                NullPlacement.FIRST, anyCollation(random)));
        SortKey key = key(terms);

        for (int pair = 0; pair < 100; pair++) {
            Object[] a = {anyWords(random)};
            Object[] b = {anyWords(random)};
            int order = key.compare(a, 0, b, 0);

            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected(terms, a, b)));
            assertThat(Integer.signum(Long.compareUnsigned(key.prefix(a, 0, 0), key.prefix(b, 0, 0))))
                    .isIn(0, Integer.signum(order));
        }
    }

    private static String anyWords(Random random) {
        String letters = "aAbBe\u00e9\u00c9\u00e4\u00c4o\u00f6\u00dfs\u00f1n -.12\u00f8\u0300\u0301\u0308c\u00e7\uffff";
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            words.append(letters.charAt(random.nextInt(letters.length())));
        }
        return words.toString();
    }

    @Test
    void hasPrefixes_noTerms_isFalse() {
        assertThat(key(List.of(term(0, Object.class))).hasPrefixes()).isTrue();
        assertThat(key(List.of()).hasPrefixes()).isFalse();
    }

    @Test
    void prefix_behindADecimal_isNothing() {
        SortKey key = key(List.of(term(0, BigDecimal.class), term(1, Long.class)));
        Object[] a = {new BigDecimal("0.1"), 9L};
        Object[] b = {new BigDecimal("0.1000000000000000000001"), 3L};

        assertThat(key.compare(a, 0, b, 0)).isNegative();
        assertThat(key.common(a, 0, b, 0)).isEqualTo(9);
        assertThat(key.prefix(a, 0, 9)).isZero();
    }

    @Test
    void common_longStrings_isLimited() {
        SortKey key = key(List.of(term(0, String.class)));
        Object[] a = {"x".repeat(100_000) + "a"};
        Object[] b = {"x".repeat(100_000) + "b"};

        assertThat(key.common(a, 0, b, 0)).isBetween(1024, 1032);
        assertThat(key.compare(a, 0, b, 0)).isNegative();
    }
}
