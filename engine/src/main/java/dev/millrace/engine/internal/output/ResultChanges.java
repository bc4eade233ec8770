package dev.millrace.engine.internal.output;

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
    private final LaneStore rows;
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

    /** A row entered. */
    void entered(int slot, int position) {
        add(ENTERED, slot, -1, position);
    }

    /** A row left, which is still in a store. */
    void left(LaneStore old, int place, int position) {
        keep(old, place);
        add(LEFT, place, position, -1);
    }

    /** A row changed; what it was is still in a store. */
    void updated(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        keep(old, place);
        add(UPDATED, slot, oldPosition, newPosition);
    }

    /** A row moved and changed; what it was is still in a store. */
    void moved(LaneStore old, int place, int slot, int oldPosition, int newPosition) {
        keep(old, place);
        add(MOVED, slot, oldPosition, newPosition);
    }

    /** A row moved. */
    void moved(int slot, int oldPosition, int newPosition) {
        add(MOVED_AS_IT_WAS, slot, oldPosition, newPosition);
    }

    /** Keeps what the row of the next change was. */
    private void keep(LaneStore old, int place) {
        takeRoom();
        LaneStore before = room.keepBefore(rows.width());
        before.put(size, old.lanes(), old.at(place));
        before.remember(size, old.made(place));
    }

    private void add(byte kind, int slot, int oldPosition, int newPosition) {
        takeRoom();
        if (size == room.kinds.length) {
            room.grow();
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
            room.before(rows.width()).clear();
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
        LaneStore before = room.before(rows.width());
        for (int i = 0; i < size; i++) {
            boolean isLeft = kinds[i] == LEFT;
            Identity identity = isLeft ? shape.identity(before, i) : shape.identity(rows, slots[i]);
            R was = before.has(i) ? (R) shape.of(before, i) : null;
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
