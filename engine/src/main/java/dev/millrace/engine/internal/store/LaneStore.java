package dev.millrace.engine.internal.store;

import java.util.Arrays;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The lanes of rows by slot, and what was made of each row last: 4 bytes a lane, and 4 for what was made. Where most slots hold rows each
 * stands in the place of its slot; few rows of many slots stand next to each other, with 12 to 20 bytes more each. Which of both is decided
 * when room is needed, by the number of rows and the greatest slot.
 */
public final class LaneStore implements RowSource {

    private static final int FEWEST = 4;
    private static final @Nullable Object[] NOTHING = {};
    private static final long[] NOBODY = {};
    /** Places of their own pay for rows if there are so many times as many slots, and cease to pay at half of it. */
    private static final int SPARSE = 6;

    private final int width;
    /** Has the lanes of all rows, which are not kept here then; null if they are. */
    private final @Nullable SlotRows base;
    private @Nullable Object[] lanes = NOTHING;
    private int capacity;
    /** As long as the rows need, once something is remembered. */
    private @Nullable Object[] made = NOTHING;
    /** A bit for each slot that holds a row, as long as rows stand in the places of their slots. */
    private long[] present = NOBODY;
    /** The places of rows, where these do not stand in those of their slots; else null. */
    private @Nullable SlotPlaces places;
    private int size;

    /**
     * An empty store.
     *
     * @param width the number of lanes of a row
     */
    public LaneStore(int width) {
        this(width, null);
    }

    /**
     * An empty store of rows that can be had from elsewhere by the same slots as long as they are here: only which they are, and what was
     * made of them, is kept.
     *
     * @param width the number of lanes of a row
     * @param base has the rows; null if they are to be kept here
     */
    public LaneStore(int width, @Nullable SlotRows base) {
        this.width = width;
        this.base = base;
    }

    /**
     * The number of lanes of a row.
     *
     * @return the width
     */
    public int width() {
        return width;
    }

    /**
     * Tells whether a slot holds a row.
     *
     * @param slot the slot
     * @return whether it does
     */
    public boolean has(int slot) {
        return places == null ? isPresent(slot) : places.of(slot) >= 0;
    }

    private boolean isPresent(int slot) {
        int word = slot >>> 6;
        return word < present.length && (present[word] & 1L << slot) != 0;
    }

    /** Where the row of a slot stands; less than 0 if it has none and rows do not stand in the places of their slots. */
    private int place(int slot) {
        return places == null ? slot : places.of(slot);
    }

    /**
     * Puts a row into a slot.
     *
     * @param slot the slot
     * @param from holds the row's lanes
     * @param at where its first lane is
     */
    public void put(int slot, @Nullable Object[] from, int at) {
        int place = place(slot);
        if (places == null ? !isPresent(slot) : place < 0) {
            place = newPlace(slot);
        }
        if (base != null) {
            base.noted(slot, from, at);
            forget(place);
            return;
        }
        Lanes.copy(from, at, lanes, place * width, width);
        forget(place);
    }

    /** Puts a row that is to be had from elsewhere. */
    private void put(int slot) {
        int place = place(slot);
        if (places == null ? !isPresent(slot) : place < 0) {
            place = newPlace(slot);
        }
        forget(place);
    }

    /**
     * Puts rows into their slots.
     *
     * @param block the rows, of which the lanes need not be there if they are to be had from elsewhere
     */
    public void put(RowBlock block) {
        @Nullable Object[] from = block.rows();
        int[] slots = block.slots();
        int[] at = block.at();
        int count = block.size();
        for (int i = 0; i < count; i++) {
            if (base == null) {
                put(slots[i], from, at[i]);
            } else {
                put(slots[i]);
            }
        }
    }

    private int newPlace(int slot) {
        if (places == null && slot >= capacity && slot / SPARSE > size + FEWEST) {
            become(new SlotPlaces());
        } else if (places != null && size == capacity && greatest(slot) / (SPARSE / 2) < size) {
            become(null);
        }
        int place = places == null ? slot : places.give(slot);
        if (place >= capacity) {
            capacity = Math.max(place + 1, Math.max(FEWEST, capacity + (capacity >> 1)));
            lanes = base == null ? Arrays.copyOf(lanes, capacity * width) : lanes;
        }
        if (places == null) {
            markPresent(slot);
        }
        size++;
        return place;
    }

    /** A step begins to put rows. */
    public void begins() {
        if (base != null) {
            base.begins();
        }
    }

    private void markPresent(int slot) {
        int word = slot >>> 6;
        if (word >= present.length) {
            present = Arrays.copyOf(present, Math.max(word + 1, (capacity + Long.SIZE - 1) >>> 6));
        }
        present[word] |= 1L << slot;
    }

    private int greatest(int slot) {
        int[] greatest = {slot};
        forEach(other -> greatest[0] = Math.max(greatest[0], other));
        return greatest[0];
    }

    /** Puts all rows into such places; null for those of their slots. */
    private void become(@Nullable SlotPlaces others) {
        LaneStore other = new LaneStore(width, base);
        other.places = others;
        other.capacity = others == null ? greatest(0) + 1 : size + 1;
        other.lanes = base == null ? new @Nullable Object[other.capacity * width] : lanes;
        forEach(slot -> {
            if (base == null) {
                other.put(slot, lanes, at(slot));
            } else {
                other.put(slot);
            }
            other.remember(slot, made(slot));
        });
        lanes = other.lanes;
        capacity = other.capacity;
        made = other.made;
        present = other.present;
        places = other.places;
    }

    /**
     * Empties a slot.
     *
     * @param slot a slot that holds a row
     */
    public void remove(int slot) {
        int place = place(slot);
        if (base == null) {
            Arrays.fill(lanes, place * width, (place + 1) * width, null);
        }
        forget(place);
        if (places == null) {
            present[slot >>> 6] &= ~(1L << slot);
        } else {
            places.release(place);
        }
        size--;
    }

    /** Empties all slots, and gives back the room of a {@linkplain Scratch bulk}. O(slots). */
    public void clear() {
        if (places != null || capacity > Scratch.MOST_KEPT) {
            capacity = 0;
            lanes = NOTHING;
            made = NOTHING;
            present = NOBODY;
            places = null;
            size = 0;
            return;
        }
        for (int word = 0; size > 0 && word < present.length; word++) { // no visitor: one would be made for each commit
            for (long bits = present[word]; bits != 0; bits &= bits - 1) {
                remove((word << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    @Override
    public @Nullable Object[] lanes() {
        return base == null ? lanes : base.lanes();
    }

    @Override
    public int at(int slot) {
        return base == null ? place(slot) * width : base.at(slot);
    }

    /** Whether the rows are to be had from elsewhere. */
    public boolean isOverOthers() {
        return base != null;
    }

    /** Has the rows; null if they are kept here. */
    public @Nullable SlotRows base() {
        return base;
    }

    /**
     * What was made of the row in a slot.
     *
     * @param slot the slot
     * @return null if nothing was, since the row was put
     */
    public @Nullable Object made(int slot) {
        int place = place(slot);
        return place >= 0 && place < made.length ? made[place] : null;
    }

    /**
     * Remembers what was made of the row in a slot.
     *
     * @param slot the slot
     * @param value what was made of it
     */
    public void remember(int slot, @Nullable Object value) {
        int place = place(slot);
        if (place < made.length) {
            made[place] = value;
        } else if (value != null) {
            made = Arrays.copyOf(made, capacity);
            made[place] = value;
        }
    }

    private void forget(int place) {
        if (place < made.length) {
            made[place] = null;
        }
    }

    /** Hands out the slots that hold rows; the one that is handed out may be emptied. */
    public void forEach(IntConsumer consumer) {
        if (places != null) {
            places.forEach(consumer);
            return;
        }
        for (int word = 0; word < present.length; word++) {
            for (long bits = present[word]; bits != 0; bits &= bits - 1) {
                consumer.accept((word << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /**
     * The number of rows.
     *
     * @return how many slots hold one
     */
    public int size() {
        return size;
    }

    /**
     * What the store takes.
     *
     * @return bytes, of its arrays and itself
     */
    public long bytes() {
        return Bytes.HEADER + Bytes.ofReferences(lanes.length) + Bytes.ofReferences(made.length)
                + Bytes.ofLongs(present.length) + (places == null ? 0 : places.bytes())
                + (base == null ? 0 : base.bytes());
    }
}
