package dev.millrace.engine.internal.store;

import org.jspecify.annotations.Nullable;

/** Packs sorted slots into the nodes of a tree. */
final class TreeBuilder {

    private final NodeKeys keys;

    TreeBuilder(NodeKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes the nodes.
     *
     * @param slots holds the slots in order
     * @param length how many
     * @param sort what sorted them, if it did: it knows their prefixes
     * @return the root
     */
    Node pack(int[] slots, int length, @Nullable SlotSort sort) {
        Node[] level = leaves(slots, length);
        for (int i = 0; i < level.length; i++) {
            Node leaf = level[i];
            int skip = keys.shared(leaf);
            if (sort == null || leaf.prefixes == null) {
                keys.rekey(leaf, skip);
            } else {
                leaf.skip = skip;
                sort.prefixes(i * Node.FILL, leaf.length, skip, leaf.prefixes);
            }
        }
        while (level.length > 1) {
            level = parents(level);
            for (Node node : level) {
                keys.rekey(node, keys.shared(node));
            }
        }
        return level[0];
    }

    private Node[] leaves(int[] slots, int length) {
        Node[] leaves = new Node[Math.max(1, nodes(length))];
        for (int i = 0; i < leaves.length; i++) {
            int from = i * Node.FILL;
            int filled = Math.min(Node.FILL, length - from);
            Leaf leaf = new Leaf(keys.prefixed(), Math.max(1, filled));
            System.arraycopy(slots, from, leaf.slots, 0, filled);
            leaf.length = filled;
            link(leaves, i, leaf);
        }
        return leaves;
    }

    private Node[] parents(Node[] level) {
        Node[] parents = new Node[nodes(level.length)];
        for (int i = 0; i < parents.length; i++) {
            int from = i * Node.FILL;
            int to = Math.min(level.length, from + Node.FILL);
            Inner inner = new Inner(keys.prefixed(), to - from);
            for (int j = from; j < to; j++) {
                inner.insertChild(j - from, level[j], keys);
            }
            link(parents, i, inner);
        }
        return parents;
    }

    private static void link(Node[] level, int place, Node node) {
        level[place] = node;
        if (place > 0) {
            node.previous = level[place - 1];
            level[place - 1].next = node;
        }
    }

    private static int nodes(int entries) {
        return (entries + Node.FILL - 1) / Node.FILL;
    }
}
