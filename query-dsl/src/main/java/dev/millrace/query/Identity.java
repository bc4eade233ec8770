package dev.millrace.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/**
 * What tells two rows of one result apart (law 10): for a row of a relation its key, for a joined row its parts' identities,
 * for a group the values it is grouped by.
 *
 * <p>Identities are values: equal if what they are made of is equal by comparison equality (law 3), ordered as the value
 * domain is (law 2), and the same from run to run. All identities of one result are of one kind; identities of different
 * kinds are ordered by kind, so that the order is total. Immutable and thread-safe.
 */
public sealed interface Identity extends Comparable<Identity> {

    /**
     * The identity of a row that is told apart by one value: a row of a relation by its key.
     *
     * @param key the value, kept in canonical form (law 2)
     */
    record Of(Object key) implements Identity {

        /**
         * Brings the key into canonical form.
         *
         * @throws IllegalArgumentException if the key has no order
         */
        public Of {
            key = Values.canonicalKey(key);
        }

        @Override
        public int compareTo(Identity other) {
            return other instanceof Of that ? Values.compare(key, that.key) : compareKinds(this, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Of that && Values.equal(key, that.key);
        }

        @Override
        public int hashCode() {
            return Values.hash(key);
        }

        @Override
        public String toString() {
            return text(key);
        }
    }

    /**
     * The identity of a joined row: its parts' identities. A join on the right side's whole key needs none: there the left
     * identity stays.
     *
     * @param left the left part's identity; null if that side is absent, which sorts first
     * @param right the right part's identity; null if that side is absent, which sorts first
     */
    record Pair(@Nullable Identity left, @Nullable Identity right) implements Identity {

        private static final Comparator<@Nullable Identity> ABSENT_FIRST =
                Comparator.nullsFirst(Comparator.naturalOrder());

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if both are absent
         */
        public Pair {
            if (left == null && right == null) {
                throw new IllegalArgumentException(
                        "The identity of a joined row was asked for, but both of its sides are absent");
            }
        }

        @Override
        public int compareTo(Identity other) {
            if (!(other instanceof Pair that)) {
                return compareKinds(this, other);
            }
            int order = ABSENT_FIRST.compare(left, that.left);
            return order != 0 ? order : ABSENT_FIRST.compare(right, that.right);
        }

        /** Mixes the parts, so that pairs of small numbers do not clump. */
        @Override
        public int hashCode() {
            int hash = Objects.hashCode(left) * 0x9E3779B1;
            return Integer.rotateLeft(hash, 15) * 0x85EBCA6B + Objects.hashCode(right);
        }

        @Override
        public String toString() {
            return "(" + text(left) + ", " + text(right) + ")";
        }
    }

    /**
     * The identity of a group: the values its rows have in common.
     *
     * @param key one value for each expression that is grouped by, in canonical form; null sorts first
     */
    record Group(List<@Nullable Object> key) implements Identity {

        private static final Comparator<@Nullable Object> NULL_FIRST = Values.comparator(false, NullPlacement.FIRST);

        /**
         * Copies the values and brings them into canonical form.
         *
         * @param key the values its rows have in common
         * @throws IllegalArgumentException if one of them has no order
         */
        // Not in compact form, in which javac loses the annotation inside List<…>.
        public Group(List<@Nullable Object> key) {
            this.key = key.size() == 1 ? Collections.singletonList(canonical(key.get(0))) : canonical(key);
        }

        private static List<@Nullable Object> canonical(List<@Nullable Object> values) {
            List<@Nullable Object> canonical = new ArrayList<>(values.size());
            for (Object value : values) {
                canonical.add(canonical(value));
            }
            return Collections.unmodifiableList(canonical);
        }

        private static @Nullable Object canonical(@Nullable Object value) {
            return value == null ? null : Values.canonicalKey(value);
        }

        @Override
        public int compareTo(Identity other) {
            if (!(other instanceof Group that)) {
                return compareKinds(this, other);
            }
            Iterator<@Nullable Object> theirs = that.key.iterator();
            for (Object value : key) {
                int order = theirs.hasNext() ? NULL_FIRST.compare(value, theirs.next()) : 1;
                if (order != 0) {
                    return order;
                }
            }
            return theirs.hasNext() ? -1 : 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Group that && Values.equal(key, that.key);
        }

        @Override
        public int hashCode() {
            return Values.hash(key);
        }

        @Override
        public String toString() {
            return key.stream().map(Identity::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** The identity of the one row of an aggregate without {@code groupBy}. */
    record Unit() implements Identity {

        @Override
        public int compareTo(Identity other) {
            return compareKinds(this, other);
        }

        @Override
        public String toString() {
            return "()";
        }
    }

    /**
     * Of a row of distinct, union, intersect or except: its value.
     *
     * @param value the value, kept in canonical form; null for a plain value that is null
     */
    record Value(@Nullable Object value) implements Identity {

        private static final Comparator<@Nullable Object> NULL_FIRST = Values.comparator(false, NullPlacement.FIRST);

        /** Keeps the canonical form. */
        public Value {
            value = value == null ? null : Values.canonicalKey(value);
        }

        @Override
        public int compareTo(Identity other) {
            return other instanceof Value that ? NULL_FIRST.compare(value, that.value) : compareKinds(this, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Value that && Values.equalOrBothNull(value, that.value);
        }

        @Override
        public int hashCode() {
            return Values.hash(value);
        }

        @Override
        public String toString() {
            return "=" + text(value);
        }
    }

    /**
     * Of a row of a union of all: which query it comes from and its identity there.
     *
     * @param branch the number of the query, from 0
     * @param row the identity there
     */
    record Branch(int branch, Identity row) implements Identity {

        @Override
        public int compareTo(Identity other) {
            if (!(other instanceof Branch that)) {
                return compareKinds(this, other);
            }
            int order = Integer.compare(branch, that.branch);
            return order != 0 ? order : row.compareTo(that.row);
        }

        @Override
        public String toString() {
            return branch + ":" + row;
        }
    }

    private static int compareKinds(Identity a, Identity b) {
        return Integer.compare(kind(a), kind(b));
    }

    private static int kind(Identity identity) {
        if (identity instanceof Unit) {
            return 0;
        } else if (identity instanceof Of) {
            return 1;
        } else if (identity instanceof Pair) {
            return 2;
        } else if (identity instanceof Group) {
            return 3;
        }
        return identity instanceof Value ? 4 : 5;
    }

    private static String text(@Nullable Object part) {
        return part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(part);
    }
}
