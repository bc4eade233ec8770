package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.Lanes;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.query.value.Values;

/**
 * What one commit changed in the rows of one operator: entries of a slot with the row's lanes as they were and as they are. A
 * slot has at most one entry. Whether a row was and is present are marks of their own. For an update each lane has a mask of
 * components that may differ. Valid during the commit that made it: the room is used again by whoever needs it next.
 */
public final class Delta {

    /** A mark of presence: the row was present before the commit. */
    public static final int BEFORE = 1;
    /** A mark of presence: the row is present after the commit. */
    public static final int AFTER = 2;

    private final int width;
    /** Components of each lane of which a mask of changes does not tell for sure that they differ; null if all masks do. */
    private final long @Nullable [] unsure;
    private int size;
    /** Has the entries; {@link DeltaRoom#NONE} while there are none. */
    private DeltaRoom room = DeltaRoom.NONE;
    private final Rooms<DeltaRoom> rooms;
    /** Whether nobody else has room from there. */
    private final boolean alone;

    /**
     * An empty delta with room of its own.
     *
     * @param width the number of lanes
     */
    public Delta(int width) {
        this(width, null);
    }

    /**
     * An empty delta with room of its own.
     *
     * @param width the number of lanes
     * @param unsure of each lane the components of records that a mask may name though they are the same; null if there are none
     */
    Delta(int width, long @Nullable [] unsure) {
        this(width, unsure, new CommitRooms(), true);
    }

    /**
     * An empty delta.
     *
     * @param width the number of lanes
     * @param unsure of each lane the components of records that a mask may name though they are the same; null if there are none
     * @param rooms have room for its entries
     */
    Delta(int width, long @Nullable [] unsure, CommitRooms rooms) {
        this(width, unsure, rooms, false);
    }

    private Delta(int width, long @Nullable [] unsure, CommitRooms rooms, boolean alone) {
        this.width = width;
        this.unsure = unsure;
        this.alone = alone;
        this.rooms = rooms.of(DeltaRoom.class, DeltaRoom::new);
    }

    /**
     * Adds an entry whose lanes are to be filled in.
     *
     * @param slot the row's slot
     * @param was whether the row was present before the commit
     * @param is whether it is present after
     * @return the entry's number
     */
    public int add(int slot, boolean was, boolean is) {
        if (size == room.capacity) {
            grow();
        }
        room.slots[size] = slot;
        room.presence[size] = (byte) ((was ? BEFORE : 0) | (is ? AFTER : 0));
        return size++;
    }

    /** Makes room at once for so many entries in all, which is faster than growing again and again. */
    void reserve(int entries) {
        if (entries > room.capacity) {
            if (room == DeltaRoom.NONE) {
                room = rooms.take();
            }
            room.reserve(entries, width);
        }
    }

    /** Adds a row that was not present before. */
    void enter(int slot, @Nullable Object[] rows, int at) {
        int entry = add(slot, false, true);
        Lanes.copy(rows, at, room.after, at(entry), width);
        Arrays.fill(room.changed, at(entry), at(entry) + width, -1L);
    }

    /** Adds an entry of another delta of the same width, as it is there. */
    public void append(Delta from, int entry) {
        copy(from, entry, from.was(entry), from.is(entry));
    }

    /** Takes the last entry back. */
    void removeLast() {
        size--;
        Arrays.fill(room.before, size * width, (size + 1) * width, null);
        Arrays.fill(room.after, size * width, (size + 1) * width, null);
    }

    /** Forgets all entries and the rows they hold. */
    public void clear() {
        if (room != DeltaRoom.NONE) {
            room.clear(size * width); // also in room that is given up: who read it last may point to it still
            if (room.isBulk()) {
                room = DeltaRoom.NONE;
            } else if (!alone) {
                rooms.give(room);
                room = DeltaRoom.NONE;
            }
        }
        size = 0;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int width() {
        return width;
    }

    public int slot(int entry) {
        return room.slots[entry];
    }

    /** Whether the row was present before the commit and whether it is after, as {@link #BEFORE} and {@link #AFTER}. */
    public int presence(int entry) {
        return room.presence[entry];
    }

    /** Whether the row was present before the commit. */
    public boolean was(int entry) {
        return (room.presence[entry] & BEFORE) != 0;
    }

    /** Whether the row is present after the commit. */
    public boolean is(int entry) {
        return (room.presence[entry] & AFTER) != 0;
    }

    /** Whether the row was present and still is. */
    public boolean isUpdate(int entry) {
        return room.presence[entry] == (BEFORE | AFTER);
    }

    /** Where the lanes of an entry are in all lane arrays. */
    public int at(int entry) {
        return entry * width;
    }

    /** The lanes as they were; those of an entry start at {@link #at}. */
    public @Nullable Object[] before() {
        return room.before;
    }

    /** The lanes as they are; those of an entry start at {@link #at}. */
    public @Nullable Object[] after() {
        return room.after;
    }

    /** The components of a lane that may differ, for an update. */
    public long changed(int entry, int lane) {
        return room.changed[entry * width + lane];
    }

    public void changed(int entry, int lane, long mask) {
        room.changed[entry * width + lane] = mask;
    }

    /** The components of each lane of which a mask of changes does not tell for sure that they differ; null if all masks do. */
    long @Nullable [] unsure() {
        return unsure;
    }

    /** Whether an update may have changed any of the components that masks name. Where a mask is not sure of that, the rows are compared. */
    public boolean touches(int entry, long[] masks) {
        long[] changed = room.changed;
        for (int lane = 0; lane < width; lane++) {
            long touched = changed[entry * width + lane] & masks[lane];
            if (touched != 0 && (unsure == null || differs(entry, lane, touched, touched & unsure[lane]))) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int entry, int lane, long touched, long doubtful) {
        if (touched != doubtful) {
            return true;
        }
        Object before = room.before[entry * width + lane];
        Object after = room.after[entry * width + lane];
        return before == null || after == null || Values.diff(before, after, doubtful) != 0;
    }

    /** Copies an entry of another delta of the same width, with its own marks of presence. */
    public void copy(Delta from, int entry, int presence) {
        copy(from, entry, (presence & BEFORE) != 0, (presence & AFTER) != 0);
    }

    /** Copies an entry of another delta of the same width, with its own marks of presence. */
    void copy(Delta from, int entry, boolean was, boolean is) {
        copy(from, entry, from.room.slots[entry], was, is);
    }

    /** Copies an entry of another delta of the same width, with its own slot and marks of presence. */
    void copy(Delta from, int entry, int slot, boolean was, boolean is) {
        int copy = add(slot, was, is);
        if (was) {
            Lanes.copy(from.room.before, from.at(entry), room.before, at(copy), width);
        }
        if (is) {
            Lanes.copy(from.room.after, from.at(entry), room.after, at(copy), width);
        }
        System.arraycopy(from.room.changed, from.at(entry), room.changed, at(copy), width);
    }

    /** Where this has its room from, and others may have theirs. */
    CommitRooms rooms() {
        return rooms.all();
    }

    /** What this takes, without room that others can take as well. */
    long bytes() {
        return Bytes.HEADER + (room == DeltaRoom.NONE ? 0 : room.bytes()) + (alone ? rooms().bytes() : 0);
    }

    private void grow() {
        if (room == DeltaRoom.NONE) {
            room = rooms.take();
            room.fit(width);
        } else {
            room.grow(width);
        }
    }

    /** The entries as traces: {@code +k} entered, {@code -k} left, {@code ~k} changed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(isUpdate(i) ? '~' : is(i) ? '+' : '-').append(room.slots[i]);
        }
        return text.append(']').toString();
    }
}
