package dev.millrace.engine.internal.nested;

import java.util.AbstractList;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a nested query that a row carries (law 13): an immutable list that shares what did not change with the one before. Reading
 * an element is O(log n). Safe from any thread.
 */
final class NestedList extends AbstractList<@Nullable Object> implements RandomAccess {

    private final ChildTree tree;
    private final int from;
    private final int size;

    NestedList(ChildTree tree, int from, int size) {
        this.tree = tree;
        this.from = from;
        this.size = size;
    }

    ChildTree tree() {
        return tree;
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("element " + index + " was asked for of " + size);
        }
        return tree.get(from + index).made();
    }

    @Override
    public int size() {
        return size;
    }
}
