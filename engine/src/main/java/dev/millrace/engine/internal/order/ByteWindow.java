package dev.millrace.engine.internal.order;

/** Takes a sequence of bytes from its beginning, and keeps the eight that follow some that are skipped. */
final class ByteWindow {

    private static final int ROOM = Long.BYTES;

    private int skip;
    private long bytes;
    private int filled;
    /** All ones where bytes are to be complemented. */
    private long flip;

    void open(int skipped) {
        skip = skipped;
        bytes = 0;
        filled = 0;
        flip = 0;
    }

    /** Whether what follows is to be complemented. */
    void complement(boolean complemented) {
        flip = complemented ? -1L : 0;
    }

    /** Whether what follows makes no difference. */
    boolean isFull() {
        return filled == ROOM;
    }

    /** How many of the eight bytes there are. */
    int filled() {
        return filled;
    }

    /** The eight bytes, those that are missing being zero. */
    long bytes() {
        return filled == 0 ? 0 : bytes << Byte.SIZE * (ROOM - filled);
    }

    void put(int value) {
        if (skip > 0) {
            skip--;
        } else if (filled < ROOM) {
            bytes = bytes << Byte.SIZE | (value ^ flip) & 0xFF;
            filled++;
        }
    }

    /** Puts a byte of a text of any length, whose end is a zero. */
    void putInText(int value) {
        if (value > 1) {
            put(value);
        } else {
            put(1);
            put(value + 1);
        }
    }

    /** Ends a text of any length. */
    void endText() {
        put(0);
    }

    /** Puts the low bytes of a value, the most significant first. */
    void put(long value, int count) {
        if (skip >= count) {
            skip -= count;
            return;
        }
        int wanted = count - skip;
        skip = 0;
        int taken = Math.min(wanted, ROOM - filled);
        if (taken == ROOM) {
            bytes = value ^ flip;
        } else if (taken > 0) {
            long part = (value ^ flip) >>> Byte.SIZE * (wanted - taken) & (1L << Byte.SIZE * taken) - 1;
            bytes = bytes << Byte.SIZE * taken | part;
        }
        filled += taken;
    }
}
