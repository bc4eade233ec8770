package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Distinction.Occurrences;

/**
 * The least or greatest value and how often it occurs; the other ones are kept in order, and looked at when it leaves. O(1) for
 * occurrences of the extreme itself, else O(log of the distinct values). 48 bytes and the value for the extreme, some 35 and the
 * value for each other one.
 */
final class Extreme extends Accumulator {

    private final Distinction distinction;
    private @Nullable Occurrences extreme;
    private @Nullable Ordered<Occurrences> others;

    Extreme(Distinction distinction) {
        this.distinction = distinction;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Object value = distinction.read(rows, at);
        if (value != null) {
            distinction.add(occurrences(value), rows, at);
        }
    }

    private Occurrences occurrences(Object value) {
        if (extreme == null) {
            extreme = distinction.none(value);
            return extreme;
        }
        int sign = distinction.compare(value, extreme);
        if (sign == 0) {
            return extreme;
        } else if (others == null) {
            others = distinction.values();
        }
        if (sign > 0) {
            return others.findOrAdd(distinction.none(value));
        }
        others.add(extreme);
        extreme = distinction.none(value);
        return extreme;
    }

    @Override
    public long bytes() {
        return super.bytes() + (extreme == null ? 0 : extreme.bytes())
                + (others == null ? 0 : Distinction.bytes(others));
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        Object value = distinction.read(rows, at);
        if (value == null) {
            return;
        }
        if (extreme != null && distinction.compare(value, extreme) == 0) {
            if (distinction.removeLast(extreme, rows, at)) {
                extreme = others == null ? null : others.removeAt(0);
            }
        } else if (others != null) {
            others.removeIf(distinction.none(value), found -> distinction.removeLast(found, rows, at));
        } else {
            throw new IllegalStateException("value " + value + " is removed from a group that does not hold it");
        }
        if (others != null && others.size() == 0) {
            others = null;
        }
    }

    @Override
    public @Nullable Object result() {
        return extreme == null ? null : distinction.shown(extreme);
    }
}
