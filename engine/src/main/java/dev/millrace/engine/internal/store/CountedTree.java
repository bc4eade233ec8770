package dev.millrace.engine.internal.store;

/**
 * An ordered set of slots with positions: a B+tree whose inner nodes count what is below them. Add, remove, {@link #rank} and
 * {@link #select} are O(log n), going from slot to slot is O(1), building from unsorted slots is O(n log n) with few comparisons
 * of rows. For one thread at a time.
 *
 * <p>Where the order has prefixes (see {@link SlotOrder}) nodes keep them, and rows are compared only where they do not decide. An
 * entry takes 12 to 16 bytes then, else 4 to 6.
 *
 * <p>Comparisons read the rows of slots that are in the tree, so a row may change only while its slot is out of it: a commit removes
 * all slots whose rows change while every row shows what it was, and adds them when every row shows what it is. Inner nodes
 * therefore keep, as separators, the first slot of each child, which is always in the tree.
 */
public final class CountedTree {

    private final NodeKeys keys;
    private Node root;

    /**
     * An empty tree.
     *
     * @param order the order of the slots
     */
    public CountedTree(SlotOrder order) {
        this(order, new Visits());
    }

    /**
     * An empty tree.
     *
     * @param order the order of the slots
     * @param visits is told of the nodes that are searched
     */
    public CountedTree(SlotOrder order, Visits visits) {
        this.keys = new NodeKeys(order, visits);
        this.root = emptyRoot();
    }

    /**
     * Replaces the content by slots that are sorted already.
     *
     * @param slots holds the slots in order
     * @param length how many
     */
    public void build(int[] slots, int length) {
        root = new TreeBuilder(keys).pack(slots, length, null);
    }

    /**
     * Replaces the content by slots in any order. Rows are read one after the other in the order given.
     *
     * @param slots holds the slots; it is sorted
     * @param length how many
     */
    public void sortAndBuild(int[] slots, int length) {
        SlotSort sort = new SlotSort(keys.order(), slots, length);
        sort.sort();
        root = new TreeBuilder(keys).pack(slots, length, sort);
    }

    /** Removes all slots. */
    public void clear() {
        root = emptyRoot();
    }

    /**
     * Adds a slot.
     *
     * @param slot a slot that is absent
     */
    public void add(int slot) {
        Node right = root.add(slot, keys);
        if (right != null) {
            Inner grown = new Inner(keys.prefixed(), 2);
            grown.insertChild(0, root, keys);
            grown.insertChild(1, right, keys);
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
        root.remove(slot, keys);
        while (root instanceof Inner inner && inner.length <= 1) {
            root = inner.length == 1 ? inner.child(0) : emptyRoot();
        }
        if (root.length == 0) {
            root = emptyRoot();
        }
    }

    /**
     * Tells whether a slot is present.
     *
     * @param slot a slot that holds a row
     * @return whether it is in the tree
     */
    public boolean contains(int slot) {
        return keys.find(leafFor(slot), slot) >= 0;
    }

    /**
     * The position of a slot.
     *
     * @param slot a slot that is present
     * @return how many come before it
     * @throws IllegalStateException if it is not found
     */
    public int rank(int slot) {
        int before = 0;
        Node node = root;
        while (node instanceof Inner inner) {
            int place = keys.childFor(inner, slot);
            before += inner.before(place);
            node = inner.child(place);
        }
        return before + keys.placeOf(node, slot);
    }

    /**
     * The position where a probe stands.
     *
     * @param probe the probe
     * @return how many slots are below it
     */
    public int rank(SlotProbe probe) {
        int before = 0;
        Node node = root;
        while (node instanceof Inner inner) {
            int place = childFor(inner, probe);
            before += inner.before(place);
            node = inner.child(place);
        }
        return before + keys.below(node, probe);
    }

    /**
     * The slot at a position.
     *
     * @param rank from 0 to {@link #size} - 1
     * @return the slot
     */
    public int select(int rank) {
        if (rank < 0 || rank >= size()) {
            throw new IndexOutOfBoundsException("position " + rank + " of " + size());
        }
        int rest = rank;
        Node node = root;
        while (node instanceof Inner inner) {
            int place = inner.childAt(rest);
            rest -= inner.before(place);
            node = inner.child(place);
        }
        return node.slots[rest];
    }

    /**
     * Moves a cursor before the slot at a position.
     *
     * @param cursor the cursor
     * @param rank from 0 to {@link #size}
     */
    public void seekRank(SlotCursor cursor, int rank) {
        if (rank < 0 || rank > size()) {
            throw new IndexOutOfBoundsException("position " + rank + " of " + size());
        }
        int rest = rank;
        Node node = root;
        while (node instanceof Inner inner) {
            int place = inner.childAt(rest);
            rest -= inner.before(place);
            node = inner.child(place);
        }
        cursor.moveTo(node, rest);
    }

    /**
     * Moves a cursor before a slot.
     *
     * @param cursor the cursor
     * @param slot a slot that is present
     * @throws IllegalStateException if it is not found
     */
    public void seekSlot(SlotCursor cursor, int slot) {
        Node leaf = leafFor(slot);
        cursor.moveTo(leaf, keys.placeOf(leaf, slot));
    }

    /**
     * Moves a cursor before the first slot that is not below a probe.
     *
     * @param cursor the cursor
     * @param probe the probe
     */
    public void seek(SlotCursor cursor, SlotProbe probe) {
        Node node = root;
        while (node instanceof Inner inner) {
            node = inner.child(childFor(inner, probe));
        }
        cursor.moveTo(node, keys.below(node, probe));
    }

    /**
     * The number of slots.
     *
     * @return the size
     */
    public int size() {
        return root.size();
    }

    /**
     * What the tree takes.
     *
     * @return bytes, of its nodes and itself
     */
    public long bytes() {
        return 2 * Bytes.HEADER + root.bytes();
    }

    /**
     * How many nodes were searched, ever, in this tree and those that are counted together with it.
     *
     * @return a count that only rises
     */
    public long nodesVisited() {
        return keys.visits().nodes();
    }

    /**
     * What is told of the nodes that are searched.
     *
     * @return what others can be counted together by
     */
    public Visits visits() {
        return keys.visits();
    }

    /**
     * How many slots were compared by their rows in searching, ever, because prefixes did not decide.
     *
     * @return a count that only rises
     */
    public long rowsCompared() {
        return keys.compared();
    }

    /** The root, for tests. */
    Node root() {
        return root;
    }

    private Node leafFor(int slot) {
        Node node = root;
        while (node instanceof Inner inner) {
            node = inner.child(keys.childFor(inner, slot));
        }
        return node;
    }

    /** The last child that begins below the probe, or the first. */
    private int childFor(Inner inner, SlotProbe probe) {
        return Math.max(0, keys.below(inner, probe) - 1);
    }

    private Node emptyRoot() {
        return new Leaf(keys.prefixed(), 1);
    }
}
