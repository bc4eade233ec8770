package dev.millrace.engine.internal.output;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.query.Identity;

/**
 * What one commit changed in one result, in room that the next one that changes uses again. Identities, and rows that can wait, are made
 * when somebody asks for the changes.
 */
public final class ResultChanges {

    private static final byte ENTERED = 0;
    private static final byte LEFT = 1;
    private static final byte UPDATED = 2;
    private static final byte MOVED = 3;
    private static final byte MOVED_AS_IT_WAS = 4;

    private final Shape shape;
    /** The rows as they are, by slot. */
    private LaneStore rows;
    private final Rooms<ChangeRoom> rooms;
    /** Has the changes; {@link ChangeRoom#NONE} while there are none. */
    private ChangeRoom room = ChangeRoom.NONE;
    private int size;

    /**
     * No changes.
     *
     * @param shape what becomes of rows
     * @param rows the rows as they are when somebody asks
     * @param rooms have room for the changes
     */
    ResultChanges(Shape shape, LaneStore rows, CommitRooms rooms) {
        this.shape = shape;
        this.rows = rows;
        this.rooms = rooms.of(ChangeRoom.class, ChangeRoom::new);
    }

    /** The rows as they are stand in another store from now on. */
    void follow(LaneStore others) {
        rows = others;
    }

    /** A row entered. */
    void entered(int slot, int position) {
        add(ENTERED, slot, -1, position);
    }

    /** A row left, which is still in a store. */
    void left(LaneStore old, int place, int position) {
        left(place, old.lanes(), old.at(place), old.made(place), position);
    }

    /** A row left: its lanes as they were, and what was made of it if anything was. */
    void left(int slot, @Nullable Object[] lanes, int at, @Nullable Object made, int position) {
        add(LEFT, slot, position, -1);
        keep(lanes, at, made);
    }

    /** A row changed; what it was is still in a store. */
    void updated(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        updated(slot, old.lanes(), old.at(place), old.made(place), oldPosition, newPosition);
    }

    /** A row changed: its lanes as they were, and what was made of it if anything was. */
    void updated(int slot, @Nullable Object[] lanes, int at, @Nullable Object made, int oldPosition, int newPosition) {
        add(UPDATED, slot, oldPosition, newPosition);
        keep(lanes, at, made);
    }

    /** A row moved and changed; what it was is still in a store. */
    void moved(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        add(MOVED, slot, oldPosition, newPosition);
        keep(old.lanes(), old.at(place), old.made(place));
    }

    /** A row moved. */
    void moved(int slot, int oldPosition, int newPosition) {
        add(MOVED_AS_IT_WAS, slot, oldPosition, newPosition);
    }

    /** Keeps what the row of the last change was. */
    private void keep(@Nullable Object[] lanes, int at, @Nullable Object made) {
        room.keep(size - 1, lanes, at, rows.width());
        if (made != null) {
            room.keepMade(size - 1, made);
        }
    }

    private void add(byte kind, int slot, int oldPosition, int newPosition) {
        takeRoom();
        if (size == room.kinds.length) {
            room.grow(rows.width());
        }
        room.kinds[size] = kind;
        room.slots[size] = slot;
        room.from[size] = oldPosition;
        room.to[size] = newPosition;
        size++;
    }

    private void takeRoom() {
        if (room == ChangeRoom.NONE) {
            room = rooms.take();
            room.fit(rows.width());
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Forgets all changes and the rows they hold. */
    public void clear() {
        if (room != ChangeRoom.NONE) {
            room.clear(size, rows.width());
            if (!room.isBulk()) {
                rooms.give(room);
            }
            room = ChangeRoom.NONE;
        }
        size = 0;
    }

    /** What this keeps until the next commit takes. */
    long bytes() {
        return room == ChangeRoom.NONE ? 0 : room.bytes();
    }

    /** Hands the changes out. */
    @SuppressWarnings("unchecked") // a result's rows are what its query makes
    public <R> void forEach(ChangeSink<R> sink) {
        byte[] kinds = room.kinds;
        int[] slots = room.slots;
        int[] from = room.from;
        int[] to = room.to;
        for (int i = 0; i < size; i++) {
            boolean isLeft = kinds[i] == LEFT;
            boolean isEntered = kinds[i] == ENTERED || kinds[i] == MOVED_AS_IT_WAS;
            int at = i * rows.width();
            Identity identity = isLeft ? shape.identity().read(room.before, at) : shape.identity(rows, slots[i]);
            R was = isEntered ? null : (R) shape.of(room.before, at, room.made(i));
            R is = isLeft ? null : (R) shape.of(rows, slots[i]);
            switch (kinds[i]) {
                case ENTERED -> sink.entered(identity, is, to[i]);
                case LEFT -> sink.left(identity, was, from[i]);
                case UPDATED -> sink.updated(identity, was, is, from[i], to[i]);
                case MOVED -> sink.moved(identity, was, is, from[i], to[i]);
                default -> sink.moved(identity, is, is, from[i], to[i]);
            }
        }
    }
}
