package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Sorts slots by an order. The prefixes of all slots are read one after the other, as rows lie in memory; then they, and not the
 * rows, are sorted: as many of their bits as go into a long beside a number. What is tied is sorted by the bits behind them, then
 * by the next eight bytes, and at last by comparing rows. Takes 16 to 40 bytes a slot while it works.
 */
final class SlotSort {

    private static final int LANES = 3;
    /** So many bytes that all slots share are looked for at most. */
    private static final int MOST_SHARED = 256;
    private static final int FEW = 24;

    private final SlotOrder order;
    private final int[] slots;
    private final int length;
    /** The slots as they were given, and which of them comes when. */
    private final int[] given;
    private final int[] sorted;
    /** How many bytes of the sequences come before the first lane. */
    private int skip;
    /** Eight bytes of each given slot's sequence after the skip, the next eight, and so on. */
    private final long[] @Nullable [] lanes = new long[LANES] @Nullable [];
    /** How many prefixes of a lane were asked for before it was read. */
    private final int[] asked = new int[LANES];
    private long[] packed = {};
    private long[] spare = {};

    SlotSort(SlotOrder order, int[] slots, int length) {
        this.order = order;
        this.slots = slots;
        this.length = length;
        this.given = Arrays.copyOf(slots, length);
        this.sorted = new int[length];
        for (int i = 0; i < length; i++) {
            sorted[i] = i;
        }
    }

    /** Sorts. */
    void sort() {
        if (order.hasPrefixes() && length > FEW) {
            skipShared();
            packed = new long[length];
            spare = new long[length];
            sort(0, length, 0);
            packed = new long[0];
            spare = new long[0];
        } else {
            merge(0, length);
        }
        for (int i = 0; i < length; i++) {
            slots[i] = given[sorted[i]];
        }
    }

    /** Copies the prefixes of sorted slots that begin at a place of their sequences. */
    void prefixes(int from, int count, int at, long[] to) {
        int bytes = at - skip;
        int lane = bytes >> 3;
        int shift = (bytes & 7) * Byte.SIZE;
        if (bytes >= 0 && lane + 1 < LANES) {
            read(lane);
            if (shift != 0 && lane == 0) {
                read(1);
            }
        }
        long[] high = bytes >= 0 && lane < LANES ? lanes[lane] : null;
        long[] low = shift == 0 ? high : high == null || lane + 1 == LANES ? null : lanes[lane + 1];
        for (int i = 0; i < count; i++) {
            int which = sorted[from + i];
            to[i] = high == null || low == null ? order.prefix(given[which], at)
                    : shift == 0 ? high[which] : high[which] << shift | low[which] >>> Long.SIZE - shift;
        }
    }

    /** Skips eight bytes as long as they are the same in all sequences. */
    private void skipShared() {
        long[] lane = read(0);
        while (skip < MOST_SHARED && allEqual(lane)) {
            skip += Long.BYTES;
            lanes[0] = null;
            lane = read(0);
        }
    }

    private static boolean allEqual(long[] values) {
        for (long value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private long[] read(int lane) {
        long[] read = lanes[lane];
        if (read == null) {
            read = new long[length];
            for (int i = 0; i < length; i++) {
                read[i] = order.prefix(given[i], skip + lane * Long.BYTES);
            }
            lanes[lane] = read;
        }
        return read;
    }

    private long lane(int lane, int which) {
        long[] read = lanes[lane];
        return read != null ? read[which] : order.prefix(given[which], skip + lane * Long.BYTES);
    }

    private void sort(int from, int to, int lane) {
        if (to - from <= FEW || lane == LANES) {
            merge(from, to);
            return;
        }
        if (lanes[lane] == null) {
            asked[lane] += to - from;
            if (asked[lane] > length >> 5) {
                read(lane);
            }
        }
        long least = -1L;
        long greatest = 0;
        for (int i = from; i < to; i++) {
            long value = lane(lane, sorted[i]);
            least = Long.compareUnsigned(value, least) < 0 ? value : least;
            greatest = Long.compareUnsigned(value, greatest) > 0 ? value : greatest;
        }
        if (least == greatest) {
            sort(from, to, lane + 1);
        } else {
            sortBy(lane, from, to, Long.numberOfLeadingZeros(least ^ greatest));
        }
    }

    /** Sorts a range by the bits of a lane that follow those they share. */
    private void sortBy(int lane, int from, int to, int sharedBits) {
        int count = to - from;
        int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        long numbers = (1L << numberBits) - 1;
        // Ranges within this one are sorted after it, so their part of the array is theirs.
        for (int i = from; i < to; i++) {
            packed[i] = lane(lane, sorted[i]) << sharedBits & ~numbers | i - from;
        }
        PackedLongs.sort(packed, spare, from, to, numberBits);
        int[] before = Arrays.copyOfRange(sorted, from, to);
        for (int i = from; i < to; i++) {
            sorted[i] = before[(int) (packed[i] & numbers)];
        }
        boolean whole = Long.SIZE - sharedBits <= Long.SIZE - numberBits;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || (packed[i] & ~numbers) != (packed[start] & ~numbers)) {
                if (i - start > 1) {
                    sort(start, i, whole ? lane + 1 : lane);
                }
                start = i;
            }
        }
    }

    /** Sorts a range by comparing rows, merging ever longer runs. */
    private void merge(int from, int to) {
        int[] source = Arrays.copyOfRange(sorted, from, to);
        int[] target = new int[source.length];
        for (int run = 1; run < source.length; run *= 2) {
            for (int start = 0; start < source.length; start += 2 * run) {
                merge(source, target, start, Math.min(start + run, source.length),
                        Math.min(start + 2 * run, source.length));
            }
            int[] swapped = source;
            source = target;
            target = swapped;
        }
        System.arraycopy(source, 0, sorted, from, source.length);
    }

    private void merge(int[] source, int[] target, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takesLeft = right == to || left < middle && compare(source[left], source[right]) <= 0;
            target[i] = takesLeft ? source[left++] : source[right++];
        }
    }

    private int compare(int a, int b) {
        for (long[] lane : lanes) {
            if (lane == null) {
                break;
            }
            int comparison = Long.compareUnsigned(lane[a], lane[b]);
            if (comparison != 0) {
                return comparison;
            }
        }
        return order.compare(given[a], given[b]);
    }
}
