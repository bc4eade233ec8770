package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

/** Trees by number; the numbers of those that went are used again. */
final class TreeShelf {

    private @Nullable CountedTree[] trees = {};
    private int used;
    private final IntArrayList idle = new IntArrayList();

    CountedTree get(int number) {
        CountedTree tree = trees[number];
        if (tree == null) {
            throw new IllegalStateException("there is no tree " + number);
        }
        return tree;
    }

    /** Takes a tree in; returns its number. */
    int add(CountedTree tree) {
        int number = idle.isEmpty() ? used++ : idle.removeAtIndex(idle.size() - 1);
        if (number >= trees.length) {
            trees = Arrays.copyOf(trees, Bytes.grown(trees.length, number + 1));
        }
        trees[number] = tree;
        return number;
    }

    void remove(int number) {
        trees[number] = null;
        idle.add(number);
        if (size() == 0) {
            trees = new @Nullable CountedTree[0];
            used = 0;
            idle.clear();
        }
    }

    /** The number of trees. */
    int size() {
        return used - idle.size();
    }

    long bytes() {
        long bytes = Bytes.ofReferences(trees.length) + Bytes.ofInts(idle.size()) + 2 * Bytes.HEADER;
        for (CountedTree tree : trees) {
            bytes += tree == null ? 0 : tree.bytes();
        }
        return bytes;
    }
}
