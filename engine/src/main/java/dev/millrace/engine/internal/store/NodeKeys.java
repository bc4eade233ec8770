package dev.millrace.engine.internal.store;

/**
 * How the nodes of a tree are searched and keyed: the order, and what it has cost so far. Searching compares prefixes, and rows only
 * where those are equal.
 */
final class NodeKeys {

    private final SlotOrder order;
    private final boolean prefixed;
    private final Visits visits;
    private long compared;

    NodeKeys(SlotOrder order, Visits visits) {
        this.order = order;
        this.visits = visits;
        this.prefixed = order.hasPrefixes();
    }

    SlotOrder order() {
        return order;
    }

    boolean prefixed() {
        return prefixed;
    }

    Visits visits() {
        return visits;
    }

    /** How many rows were compared in searching. */
    long compared() {
        return compared;
    }

    long prefix(int slot, int skip) {
        return order.prefix(slot, skip);
    }

    /** The place of a slot in a node, or -(the place where it belongs) - 1. */
    int find(Node node, int slot) {
        visits.node();
        int[] slots = node.slots;
        long[] prefixes = node.prefixes;
        long prefix = prefixes == null ? 0 : order.prefix(slot, node.skip);
        int low = 0;
        int high = node.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int comparison = prefixes == null ? 0 : Long.compareUnsigned(prefixes[middle], prefix);
            if (comparison == 0) {
                int found = slots[middle];
                if (found == slot) {
                    return middle;
                }
                compared++;
                comparison = order.compare(found, slot);
            }
            if (comparison < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The place of a slot that is in a leaf. */
    int placeOf(Node leaf, int slot) {
        int place = find(leaf, slot);
        if (place < 0) {
            throw new IllegalStateException("slot " + slot + " is not in the tree where its row belongs");
        }
        return place;
    }

    /** The place of the child that a slot is in or belongs to: the last whose first slot does not come after it, or the first. */
    int childFor(Inner node, int slot) {
        int place = find(node, slot);
        return place >= 0 ? place : Math.max(0, -place - 2);
    }

    /** How many slots of a node are below a probe. */
    int below(Node node, SlotProbe probe) {
        visits.node();
        int low = 0;
        int high = node.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            compared++;
            if (probe.compareTo(node.slots[middle]) > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How many bytes all slots share that can ever get into a node. */
    int shared(Node node) {
        return !prefixed || node.previous == null || node.next == null ? 0
                : order.common(node.first(), node.next.first());
    }

    /** Sees to it that a node skips no more than its slots share, when a fence has moved away from them. */
    void loosen(Node node) {
        if (node.skip > 0) {
            int shared = shared(node);
            if (shared < node.skip) {
                rekey(node, shared);
            }
        }
    }

    /** Lets a new node skip what its slots share, if what it keeps does not tell them apart. */
    void tighten(Node node) {
        int shared = shared(node);
        if (shared < node.skip || shared > node.skip && hasTies(node)) {
            rekey(node, shared);
        }
    }

    /** Reads the prefixes of all slots of a node anew. */
    void rekey(Node node, int skip) {
        node.skip = skip;
        long[] prefixes = node.prefixes;
        if (prefixes != null) {
            for (int i = 0; i < node.length; i++) {
                prefixes[i] = order.prefix(node.slots[i], skip);
            }
        }
    }

    private static boolean hasTies(Node node) {
        long[] prefixes = node.prefixes;
        if (prefixes == null) {
            return false;
        }
        for (int i = 1; i < node.length; i++) {
            if (prefixes[i - 1] == prefixes[i]) {
                return true;
            }
        }
        return false;
    }
}
