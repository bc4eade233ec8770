package dev.millrace.engine.internal.route;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * Intervals of values, each with its owner, and those of them that hold a value: a treap (Seidel and Aragon, "Randomized Search
 * Trees", 1996) by least values in which every node knows the greatest value of all below it. Adding and removing take expected
 * O(log n), finding k of n expected O(min(n, (k + 1) log n)). 56 bytes an interval.
 *
 * @param <T> the type of the owners
 */
final class Intervals<T> {

    private final Comparator<? super T> owners;
    private final SplittableRandom priorities = new SplittableRandom(0x5eed);
    private @Nullable Node<T> root;
    private int size;

    /**
     * No intervals.
     *
     * @param owners orders the owners; of intervals that begin alike each has another
     */
    Intervals(Comparator<? super T> owners) {
        this.owners = owners;
    }

    /** One interval; a bound that is null is none. */
    private static final class Node<T> {
        final @Nullable Object least;
        final @Nullable Object greatest;
        final T owner;
        final int priority;
        @Nullable Node<T> left;
        @Nullable Node<T> right;
        /** The greatest value of the intervals below and of this; null if one of them has no end. */
        @Nullable Object reach;

        Node(@Nullable Object least, @Nullable Object greatest, T owner, int priority) {
            this.least = least;
            this.greatest = greatest;
            this.owner = owner;
            this.priority = priority;
            this.reach = greatest;
        }

        void widen() {
            reach = furthest(furthest(greatest, left), right);
        }

        private static <T> @Nullable Object furthest(@Nullable Object known, @Nullable Node<T> below) {
            if (below == null || known == null) {
                return known;
            }
            Object other = below.reach;
            return other == null || Values.compare(other, known) > 0 ? other : known;
        }
    }

    int size() {
        return size;
    }

    void add(@Nullable Object least, @Nullable Object greatest, T owner) {
        root = add(root, new Node<>(least, greatest, owner, priorities.nextInt()));
        size++;
    }

    private Node<T> add(@Nullable Node<T> at, Node<T> added) {
        if (at == null) {
            return added;
        }
        Node<T> top = at;
        if (compare(added.least, added.owner, at) < 0) {
            Node<T> left = add(at.left, added);
            at.left = left;
            if (left.priority > at.priority) {
                at.left = left.right;
                left.right = at;
                top = left;
            }
        } else {
            Node<T> right = add(at.right, added);
            at.right = right;
            if (right.priority > at.priority) {
                at.right = right.left;
                right.left = at;
                top = right;
            }
        }
        at.widen();
        top.widen();
        return top;
    }

    /**
     * Removes an interval.
     *
     * @throws IllegalStateException if it is not there
     */
    void remove(@Nullable Object least, T owner) {
        root = remove(root, least, owner);
        size--;
    }

    private @Nullable Node<T> remove(@Nullable Node<T> at, @Nullable Object least, T owner) {
        if (at == null) {
            throw new IllegalStateException("There is no interval from " + least + " on of " + owner);
        }
        int order = compare(least, owner, at);
        if (order == 0) {
            return joined(at.left, at.right);
        } else if (order < 0) {
            at.left = remove(at.left, least, owner);
        } else {
            at.right = remove(at.right, least, owner);
        }
        at.widen();
        return at;
    }

    /** One tree of two, of which all intervals of the first come before those of the second. */
    private static <T> @Nullable Node<T> joined(@Nullable Node<T> first, @Nullable Node<T> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        } else if (first.priority > second.priority) {
            first.right = joined(first.right, second);
            first.widen();
            return first;
        }
        second.left = joined(first, second.left);
        second.widen();
        return second;
    }

    /** Hands out the owners of intervals that hold a value. */
    void forEachAround(Value value, Consumer<? super T> found) {
        around(root, value, found);
    }

    private static <T> void around(@Nullable Node<T> at, Value value, Consumer<? super T> found) {
        Node<T> node = at;
        while (node != null && !endsBefore(node.reach, value)) {
            around(node.left, value, found);
            if (node.least != null && value.compare(node.least) > 0) {
                return;
            }
            if (!endsBefore(node.greatest, value)) {
                found.accept(node.owner);
            }
            node = node.right;
        }
    }

    private static boolean endsBefore(@Nullable Object end, Value value) {
        return end != null && value.compare(end) < 0;
    }

    /** Hands out all owners. */
    void forEach(Consumer<? super T> found) {
        all(root, found);
    }

    private static <T> void all(@Nullable Node<T> at, Consumer<? super T> found) {
        if (at != null) {
            all(at.left, found);
            found.accept(at.owner);
            all(at.right, found);
        }
    }

    private int compare(@Nullable Object least, T owner, Node<T> node) {
        int order = least == null || node.least == null ? Boolean.compare(least != null, node.least != null)
                : Values.compare(least, node.least);
        return order != 0 ? order : owners.compare(owner, node.owner);
    }
}
