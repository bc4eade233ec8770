package dev.millrace.engine.internal.store;

import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Room of one kind that nobody uses at present: there is as much as the operators need that take part in one commit, not as all that there
 * are would. O(1), and no object once there is enough; what has long been too much goes. Confined to the writer of its engine.
 *
 * @param <T> the kind, which is given back as empty as it was taken
 */
public final class Rooms<T extends Room> {

    /** After so many turns from giving back to taking, half of what none of them needed goes. */
    private static final int TURNS = 64;
    private static final int FEWEST = 4;

    private final CommitRooms all;
    private final Supplier<T> maker;
    private @Nullable Object[] idle = new @Nullable Object[FEWEST];
    private int size;
    /** The least that there was in the turns so far. */
    private int least;
    private int turns;
    private boolean gaveLast;

    /** No room yet. */
    Rooms(CommitRooms all, Supplier<T> maker) {
        this.all = all;
        this.maker = maker;
    }

    /**
     * The rooms of all kinds.
     *
     * @return those that these are among
     */
    public CommitRooms all() {
        return all;
    }

    /**
     * Takes room.
     *
     * @return some that nobody uses
     */
    @SuppressWarnings("unchecked") // nothing else is put in
    public T take() {
        if (gaveLast) {
            gaveLast = false;
            turn();
        }
        Object room = size == 0 ? null : idle[size - 1];
        if (room == null) {
            return maker.get();
        }
        size--;
        idle[size] = null;
        least = Math.min(least, size);
        return (T) room;
    }

    /**
     * Gives room back.
     *
     * @param room what was taken; not to be used any more
     */
    public void give(T room) {
        if (size == idle.length) {
            idle = Arrays.copyOf(idle, size * 2);
        }
        idle[size++] = room;
        gaveLast = true;
    }

    private void turn() {
        turns++;
        if (turns < TURNS) {
            return;
        }
        int kept = size - least / 2;
        Arrays.fill(idle, kept, size, null);
        if (kept < idle.length / 4) {
            idle = Arrays.copyOf(idle, Math.max(FEWEST, kept * 2));
        }
        size = kept;
        least = size;
        turns = 0;
    }

    /** What the room here takes, and what holds it. */
    long bytes() {
        long bytes = Bytes.HEADER + Bytes.ofReferences(idle.length);
        for (int i = 0; i < size; i++) {
            Room room = (Room) idle[i];
            bytes += room == null ? 0 : room.bytes();
        }
        return bytes;
    }
}
