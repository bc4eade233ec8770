package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An ordered set of slots with positions: a B+tree whose inner nodes count what is below them. Add, remove, {@link #rank} and
 * {@link #select} are O(log n); building from sorted slots is O(n). 4 bytes an entry at full leaves, about 6 after random
 * changes.
 *
 * <p>Comparisons read the rows of slots that are in the tree, so a row may change only while its slot is out of it. Inner nodes
 * therefore keep, as separators, the first slot of each child, which is always in the tree.
 */
public final class CountedTree {

    private static final int CAPACITY = 64;
    private static final int FILL = 56;

    private final SlotOrder order;
    private Node root = new Leaf();

    /**
     * An empty tree.
     *
     * @param order the order of the slots
     */
    public CountedTree(SlotOrder order) {
        this.order = order;
    }

    /**
     * Replaces the content by slots that are sorted already.
     *
     * @param slots holds the slots in order
     * @param length how many
     */
    public void build(int[] slots, int length) {
        Node[] level = new Node[Math.max(1, (length + FILL - 1) / FILL)];
        int nodes = 0;
        for (int i = 0; i < length; i += FILL) {
            Leaf leaf = new Leaf();
            leaf.length = Math.min(FILL, length - i);
            System.arraycopy(slots, i, leaf.slots, 0, leaf.length);
            level[nodes++] = leaf;
        }
        if (nodes == 0) {
            level[nodes++] = new Leaf();
        }
        while (nodes > 1) {
            int parents = 0;
            for (int i = 0; i < nodes; i += FILL) {
                Inner inner = new Inner();
                for (int j = i; j < Math.min(nodes, i + FILL); j++) {
                    inner.insertChild(inner.length, level[j]);
                }
                level[parents++] = inner;
            }
            nodes = parents;
        }
        root = level[0];
    }

    /**
     * Adds a slot.
     *
     * @param slot a slot that is absent
     */
    public void add(int slot) {
        Node right = root.add(slot, order);
        if (right != null) {
            Inner grown = new Inner();
            grown.insertChild(0, root);
            grown.insertChild(1, right);
            root = grown;
        }
    }

    /**
     * Removes a slot.
     *
     * @param slot a slot that is present, its row unchanged since it was added
     * @throws IllegalStateException if it is not found
     */
    public void remove(int slot) {
        root.remove(slot, order);
        while (root instanceof Inner inner && inner.length <= 1) {
            root = inner.length == 1 ? inner.children[0] : new Leaf();
        }
    }

    /**
     * The position of a slot.
     *
     * @param slot a slot that is present
     * @return how many come before it
     * @throws IllegalStateException if it is not found
     */
    public int rank(int slot) {
        return root.rank(slot, order);
    }

    /**
     * The slot at a position.
     *
     * @param rank from 0 to {@link #size} - 1
     * @return the slot
     */
    public int select(int rank) {
        return root.select(rank);
    }

    /**
     * The number of slots.
     *
     * @return the size
     */
    public int size() {
        return root.size();
    }

    private abstract static sealed class Node {

        int length;

        abstract int size();

        abstract int first();

        /** Adds; returns the new right half if this was split. */
        abstract @Nullable Node add(int slot, SlotOrder order);

        abstract void remove(int slot, SlotOrder order);

        abstract int rank(int slot, SlotOrder order);

        abstract int select(int rank);
    }

    private static final class Leaf extends Node {

        private final int[] slots = new int[CAPACITY];

        @Override
        int size() {
            return length;
        }

        @Override
        int first() {
            return slots[0];
        }

        @Override
        @Nullable
        Node add(int slot, SlotOrder order) {
            int place = -search(slot, order) - 1;
            if (place < 0) {
                throw new IllegalStateException("slot " + slot + " is in the tree already");
            }
            if (length < CAPACITY) {
                insert(place, slot);
                return null;
            }
            Leaf right = new Leaf();
            // Appending at the end leaves full leaves behind, as sorted input wants it.
            int keep = place == CAPACITY ? CAPACITY : CAPACITY / 2;
            right.length = length - keep;
            System.arraycopy(slots, keep, right.slots, 0, right.length);
            length = keep;
            if (place <= keep && keep < CAPACITY) {
                insert(place, slot);
            } else {
                right.insert(place - keep, slot);
            }
            return right;
        }

        @Override
        void remove(int slot, SlotOrder order) {
            int place = find(slot, order);
            System.arraycopy(slots, place + 1, slots, place, length - place - 1);
            length--;
        }

        @Override
        int rank(int slot, SlotOrder order) {
            return find(slot, order);
        }

        @Override
        int select(int rank) {
            return slots[rank];
        }

        private void insert(int place, int slot) {
            System.arraycopy(slots, place, slots, place + 1, length - place);
            slots[place] = slot;
            length++;
        }

        private int find(int slot, SlotOrder order) {
            int place = search(slot, order);
            if (place < 0) {
                throw new IllegalStateException("slot " + slot + " is not in the tree where its row belongs");
            }
            return place;
        }

        private int search(int slot, SlotOrder order) {
            int low = 0;
            int high = length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = slots[middle];
                int comparison = found == slot ? 0 : order.compare(found, slot);
                if (comparison < 0) {
                    low = middle + 1;
                } else if (comparison > 0) {
                    high = middle - 1;
                } else {
                    return middle;
                }
            }
            return -low - 1;
        }
    }

    private static final class Inner extends Node {

        private final Node[] children = new Node[CAPACITY];
        private final int[] firsts = new int[CAPACITY];
        private final int[] sizes = new int[CAPACITY];
        private int total;

        @Override
        int size() {
            return total;
        }

        @Override
        int first() {
            return firsts[0];
        }

        @Override
        @Nullable
        Node add(int slot, SlotOrder order) {
            int i = childFor(slot, order);
            Node child = children[i];
            Node split = child.add(slot, order);
            total++;
            firsts[i] = child.first();
            sizes[i] = child.size();
            if (split == null) {
                return null;
            }
            total -= split.size();
            if (length < CAPACITY) {
                insertChild(i + 1, split);
                return null;
            }
            Inner right = new Inner();
            int keep = i == CAPACITY - 1 ? CAPACITY - 1 : CAPACITY / 2;
            for (int j = keep; j < CAPACITY; j++) {
                right.insertChild(right.length, children[j]);
            }
            truncate(keep);
            if (i + 1 <= keep && i < keep) {
                insertChild(i + 1, split);
            } else {
                right.insertChild(i + 1 - keep, split);
            }
            return right;
        }

        @Override
        void remove(int slot, SlotOrder order) {
            int i = childFor(slot, order);
            Node child = children[i];
            child.remove(slot, order);
            total--;
            if (child.size() == 0) {
                removeChild(i);
                return;
            }
            firsts[i] = child.first();
            sizes[i] = child.size();
            if (child.length < CAPACITY / 4) {
                mergeAt(i);
            }
        }

        @Override
        int rank(int slot, SlotOrder order) {
            int i = childFor(slot, order);
            int before = 0;
            for (int j = 0; j < i; j++) {
                before += sizes[j];
            }
            return before + children[i].rank(slot, order);
        }

        @Override
        int select(int rank) {
            int rest = rank;
            for (int i = 0; i < length; i++) {
                if (rest < sizes[i]) {
                    return children[i].select(rest);
                }
                rest -= sizes[i];
            }
            throw new IndexOutOfBoundsException("position " + rank + " of " + total);
        }

        /** The last child whose first slot does not come after the given one, or the first child. */
        private int childFor(int slot, SlotOrder order) {
            int low = 1;
            int high = length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = firsts[middle];
                if (found == slot) {
                    return middle;
                }
                if (order.compare(found, slot) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return low - 1;
        }

        void insertChild(int place, Node child) {
            int moved = length - place;
            System.arraycopy(children, place, children, place + 1, moved);
            System.arraycopy(firsts, place, firsts, place + 1, moved);
            System.arraycopy(sizes, place, sizes, place + 1, moved);
            children[place] = child;
            firsts[place] = child.first();
            sizes[place] = child.size();
            total += child.size();
            length++;
        }

        private void removeChild(int place) {
            int moved = length - place - 1;
            System.arraycopy(children, place + 1, children, place, moved);
            System.arraycopy(firsts, place + 1, firsts, place, moved);
            System.arraycopy(sizes, place + 1, sizes, place, moved);
            length--;
            Arrays.fill(children, length, length + 1, null);
        }

        private void truncate(int keep) {
            for (int j = keep; j < length; j++) {
                total -= sizes[j];
            }
            Arrays.fill(children, keep, length, null);
            length = keep;
        }

        /** Joins a thin child with a neighbour where both fit into one node, so that a tree never keeps thin nodes for long. */
        private void mergeAt(int i) {
            int left = i > 0 ? i - 1 : i;
            if (left + 1 >= length || children[left].length + children[left + 1].length > FILL) {
                return;
            }
            Node a = children[left];
            Node b = children[left + 1];
            if (a instanceof Leaf x && b instanceof Leaf y) {
                System.arraycopy(y.slots, 0, x.slots, x.length, y.length);
                x.length += y.length;
            } else if (a instanceof Inner x && b instanceof Inner y) {
                for (int j = 0; j < y.length; j++) {
                    x.insertChild(x.length, y.children[j]);
                }
            }
            removeChild(left + 1);
            sizes[left] = a.size();
        }
    }
}
