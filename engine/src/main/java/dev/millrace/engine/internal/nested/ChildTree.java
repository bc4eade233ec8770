package dev.millrace.engine.internal.nested;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.order.SortKey;

/**
 * A sequence that is never changed: each change gives another one that shares all but a path of nodes with it. A B+tree whose inner
 * nodes count what is below them: get, insert, replace and remove are O(log n), building from a list O(n). 4 to 8 bytes an element, and
 * some 250 bytes a change.
 */
final class ChildTree {

    static final ChildTree EMPTY = new ChildTree(new Node(new Object[0], 0, true));

    private static final int CAPACITY = 32;
    private static final int THIN = CAPACITY / 4;

    private final Node root;

    /** Children in a leaf, nodes elsewhere. */
    private static final class Node {
        final Object[] items;
        final int size;
        final boolean leaf;

        Node(Object[] items, int size, boolean leaf) {
            this.items = items;
            this.size = size;
            this.leaf = leaf;
        }

        static Node of(Object[] items, boolean leaf) {
            int size = items.length;
            if (!leaf) {
                size = 0;
                for (Object item : items) {
                    size += ((Node) item).size;
                }
            }
            return new Node(items, size, leaf);
        }
    }

    private ChildTree(Node root) {
        this.root = root;
    }

    static ChildTree of(List<Child> children) {
        Object[] level = children.toArray();
        boolean leaf = true;
        while (level.length > CAPACITY || leaf) {
            int count = Math.max(1, (level.length + CAPACITY - 1) / CAPACITY);
            Object[] nodes = new Object[count];
            for (int i = 0; i < count; i++) {
                // Spread evenly, so that no node is thin.
                int from = (int) ((long) level.length * i / count);
                int to = (int) ((long) level.length * (i + 1) / count);
                nodes[i] = Node.of(Arrays.copyOfRange(level, from, to), leaf);
            }
            level = nodes;
            leaf = false;
        }
        return new ChildTree(level.length == 1 ? (Node) level[0] : Node.of(level, false));
    }

    int size() {
        return root.size;
    }

    Child get(int index) {
        Node node = root;
        int left = index;
        while (!node.leaf) {
            int i = 0;
            while (left >= ((Node) node.items[i]).size) {
                left -= ((Node) node.items[i]).size;
                i++;
            }
            node = (Node) node.items[i];
        }
        return (Child) node.items[left];
    }

    /** The same with another child at a place. */
    ChildTree replaced(int index, Child child) {
        return new ChildTree(replaced(root, index, child));
    }

    private static Node replaced(Node node, int index, Child child) {
        Object[] items = node.items.clone();
        if (node.leaf) {
            items[index] = child;
        } else {
            int left = index;
            int i = 0;
            while (left >= ((Node) items[i]).size) {
                left -= ((Node) items[i]).size;
                i++;
            }
            items[i] = replaced((Node) items[i], left, child);
        }
        return new Node(items, node.size, node.leaf);
    }

    /** The same with one more child, before that at a place. */
    ChildTree inserted(int index, Child child) {
        Object[] grown = inserted(root, index, child);
        return new ChildTree(grown.length == 1 ? (Node) grown[0] : Node.of(grown, false));
    }

    private static Object[] inserted(Node node, int index, Child child) {
        if (node.leaf) {
            return split(with(node.items, index, index, child), true);
        }
        int left = index;
        int i = 0;
        while (left > ((Node) node.items[i]).size) {
            left -= ((Node) node.items[i]).size;
            i++;
        }
        return split(with(node.items, i, i + 1, inserted((Node) node.items[i], left, child)), false);
    }

    /** The items with others in the place of some. */
    private static Object[] with(Object[] items, int from, int to, Object... others) {
        Object[] all = new Object[items.length - (to - from) + others.length];
        System.arraycopy(items, 0, all, 0, from);
        System.arraycopy(others, 0, all, from, others.length);
        System.arraycopy(items, to, all, from + others.length, items.length - to);
        return all;
    }

    private static Object[] split(Object[] items, boolean leaf) {
        if (items.length <= CAPACITY) {
            return new Object[] {Node.of(items, leaf)};
        }
        int half = items.length / 2;
        return new Object[] {Node.of(Arrays.copyOf(items, half), leaf),
            Node.of(Arrays.copyOfRange(items, half, items.length), leaf)};
    }

    /** The same without the child at a place. */
    ChildTree removed(int index) {
        Node left = removed(root, index);
        while (!left.leaf && left.items.length == 1) {
            left = (Node) left.items[0];
        }
        return new ChildTree(left);
    }

    private static Node removed(Node node, int index) {
        if (node.leaf) {
            return Node.of(with(node.items, index, index + 1), true);
        }
        int left = index;
        int i = 0;
        while (left >= ((Node) node.items[i]).size) {
            left -= ((Node) node.items[i]).size;
            i++;
        }
        Node shrunk = removed((Node) node.items[i], left);
        if (shrunk.items.length >= THIN || node.items.length == 1) {
            return Node.of(with(node.items, i, i + 1, shrunk), false);
        }
        int first = i > 0 ? i - 1 : i;
        Node a = i > 0 ? (Node) node.items[i - 1] : shrunk;
        Node b = i > 0 ? shrunk : (Node) node.items[i + 1];
        Object[] merged = with(a.items, a.items.length, a.items.length, b.items);
        return Node.of(with(node.items, first, first + 2, split(merged, a.leaf)), false);
    }

    /** The first place of which a child does not come before a row. */
    int lowerBound(SortKey order, @Nullable Object[] rows, int at) {
        int before = 0;
        Node node = root;
        while (!node.leaf) {
            int child = Math.max(0, below(node, order, rows, at) - 1);
            for (int i = 0; i < child; i++) {
                before += ((Node) node.items[i]).size;
            }
            node = (Node) node.items[child];
        }
        return before + below(node, order, rows, at);
    }

    /** How many items of a node begin before a row. */
    private static int below(Node node, SortKey order, @Nullable Object[] rows, int at) {
        int low = 0;
        int high = node.items.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Child child = node.leaf ? (Child) node.items[middle] : first((Node) node.items[middle]);
            if (order.compare(rows, at, child.lanes(), 0) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Child first(Node node) {
        Node left = node;
        while (!left.leaf) {
            left = (Node) left.items[0];
        }
        return (Child) left.items[0];
    }

    /** The number of nodes on the way to a child. */
    int height() {
        int height = 1;
        for (Node node = root; !node.leaf; node = (Node) node.items[0]) {
            height++;
        }
        return height;
    }

    /** Whether nothing is different from another one. */
    boolean isSame(@Nullable ChildTree other) {
        return other != null && other.root == root;
    }
}
