package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/** The laws of the total order, the two equalities and the hash, over values of all kinds and over numbers alone. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ValuesLawTest {
    @Provide
    Arbitrary<Object> values() {
        return ValueArbitraries.values();
    }

    @Provide
    Arbitrary<Number> numbers() {
        return ValueArbitraries.numbers();
    }

    /** Two numbers, equal or close to each other most of the time. */
    @Provide
    Arbitrary<Tuple2<Number, Number>> close() {
        return ValueArbitraries.closeNumbers();
    }

    @Property
    void compare_swapped_isReversed(@ForAll("values") Object a, @ForAll("values") Object b) {
        assertThat(sign(a, b)).isEqualTo(-sign(b, a));
    }

    @Property
    void compare_threeValues_isTransitive(@ForAll("values") Object a, @ForAll("values") Object b,
            @ForAll("values") Object c) {
        assertTransitive(a, b, c);
    }

    @Property(tries = 3000)
    void compare_threeNumbers_isTransitive(@ForAll("numbers") Number a, @ForAll("numbers") Number b,
            @ForAll("numbers") Number c) {
        assertTransitive(a, b, c);
    }

    @Property(tries = 3000)
    void compare_twoNumbers_agreesWithExactDecimals(@ForAll("close") Tuple2<Number, Number> pair) {
        Number a = pair.get1();
        Number b = pair.get2();
        assertThat(sign(a, b)).isEqualTo(Integer.signum(NumberModel.of(a).compareTo(NumberModel.of(b))));
    }

    @Property(tries = 3000)
    void equal_twoNumbers_isCompareZeroAndHashesAlike(@ForAll("close") Tuple2<Number, Number> pair) {
        Number a = pair.get1();
        Number b = pair.get2();
        Statistics.label("equal").collect(Values.equal(a, b)).coverage(c -> c.check(true).percentage(p -> p > 10));
        assertEqualityConsistent(a, b);
    }

    @Property
    void equal_twoValues_isCompareZeroAndHashesAlike(@ForAll("values") Object a, @ForAll("values") Object b) {
        assertEqualityConsistent(a, b);
    }

    @Property
    void equal_valueAndItsCopy_holds(@ForAll("values") Object a) {
        Object copy = Copies.of(a);

        assertThat(Values.equal(a, copy)).isTrue();
        assertThat(Values.compare(a, copy)).isZero();
        assertThat(Values.hash(a)).isEqualTo(Values.hash(copy));
        assertThat(Values.same(a, copy)).isTrue();
    }

    @Property(tries = 3000)
    void same_twoNumbers_impliesEqualAndOneClass(@ForAll("close") Tuple2<Number, Number> pair) {
        Number a = pair.get1();
        Number b = pair.get2();
        if (Values.same(a, b)) {
            assertThat(Values.equal(a, b)).isTrue();
            assertThat(a).hasSameClassAs(b);
        }
    }

    @Property
    void same_twoValues_impliesEqual(@ForAll("values") Object a, @ForAll("values") Object b) {
        assertThat(!Values.same(a, b) || Values.equal(a, b)).isTrue();
        assertThat(Values.same(a, b)).isEqualTo(Values.same(b, a));
    }

    @Property
    void comparable_values_areOrderedByMoreThanTheirKindAndClass(@ForAll("values") Object a,
            @ForAll("values") Object b) {
        boolean oneKind = ValueKind.of(a) == ValueKind.of(b);

        assertThat(Values.comparable(a, b)).isEqualTo(Values.comparable(b, a));
        if (Values.equal(a, b)) {
            assertThat(Values.comparable(a, b)).isTrue();
        }
        if (!oneKind) {
            assertThat(Values.comparable(a, b)).isFalse();
            assertThat(sign(a, b)).isEqualTo(Integer.signum(ValueKind.of(a).compareTo(ValueKind.of(b))));
        }
    }

    @Property
    void canonical_value_isEqualIdempotentAndTheSameForEqualOnesOfOneType(@ForAll("values") Object a) {
        Object canonical = Values.canonical(a);

        assertThat(Values.equal(a, canonical)).isTrue();
        assertThat(Values.canonical(canonical)).isSameAs(canonical);
        assertThat(Values.canonicalKey(a)).satisfies(key -> assertThat(Values.same(key, canonical)).isTrue());
    }

    @Property(tries = 3000)
    void canonicalMixed_equalNumbers_areTheSame(@ForAll("close") Tuple2<Number, Number> pair) {
        Number a = pair.get1();
        Number b = pair.get2();
        boolean equal = Values.equal(a, b);

        assertThat(Values.same(Values.canonicalMixed(a), Values.canonicalMixed(b))).isEqualTo(equal);
        if (equal && a.getClass() == b.getClass()) {
            assertThat(Values.same(Values.canonical(a), Values.canonical(b))).isTrue();
        }
    }

    @Property
    void canonicalMixed_value_isEqualAndIdempotent(@ForAll("values") Object a) {
        Object canonical = Values.canonicalMixed(a);

        assertThat(canonical).isNotNull();
        assertThat(Values.equal(a, canonical)).isTrue();
        assertThat(Values.canonicalMixed(canonical)).isSameAs(canonical);
    }

    @Property
    void comparator_eachDirectionAndPlacement_isAConsistentOrder(@ForAll("values") Object a, @ForAll("values") Object b,
            @ForAll boolean descending, @ForAll NullPlacement nulls) {
        Comparator<Object> comparator = Values.comparator(descending, nulls);
        int nullSide = nulls == NullPlacement.FIRST ? -1 : 1;

        assertThat(Integer.signum(comparator.compare(a, b))).isEqualTo(descending ? sign(b, a) : sign(a, b));
        assertThat(comparator.compare(null, a)).isEqualTo(nullSide);
        assertThat(comparator.compare(a, null)).isEqualTo(-nullSide);
        assertThat(comparator.compare(null, null)).isZero();
    }

    private static void assertTransitive(Object a, Object b, Object c) {
        Object[] sorted = {a, b, c};
        for (int[] swap : new int[][] {{0, 1}, {1, 2}, {0, 1}}) {
            if (Values.compare(sorted[swap[0]], sorted[swap[1]]) > 0) {
                Object lower = sorted[swap[1]];
                sorted[swap[1]] = sorted[swap[0]];
                sorted[swap[0]] = lower;
            }
        }
        int low = sign(sorted[0], sorted[1]);
        int high = sign(sorted[1], sorted[2]);
        assertThat(sign(sorted[0], sorted[2])).isEqualTo(Math.min(low, high));
    }

    private static void assertEqualityConsistent(Object a, Object b) {
        assertThat(Values.equal(a, b)).isEqualTo(Values.compare(a, b) == 0).isEqualTo(Values.equal(b, a));
        if (Values.equal(a, b)) {
            assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
        }
    }

    private static int sign(Object a, Object b) {
        return Integer.signum(Values.compare(a, b));
    }
}
