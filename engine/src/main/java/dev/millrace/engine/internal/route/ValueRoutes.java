package dev.millrace.engine.internal.route;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.query.value.Values;

/**
 * The owners whose guards look at one value of a row: by constants that it equals in a hash table, by bounds in {@link Intervals}. Expected
 * O(1) a change, and what {@link Intervals} take where there are any, and O(1) for each owner found.
 *
 * @param <T> the type of the owners
 */
final class ValueRoutes<T> {

    /** Room for fewer constants is left as it is. */
    private static final int MANY = 64;

    private final Value value;
    private final long[] reads;
    private final Comparator<? super T> order;
    /** By the hashes of constants one owner, or {@link Owners}: who shares a hash is found with it. */
    private IntObjectHashMap<Object> equal = new IntObjectHashMap<>();
    /** The most constants there were since the room for them was made. */
    private int mostEqual;
    private final Intervals<T> within;
    /** Those of bounds for whom null is within. */
    private final Owners<T> ofNull;

    /**
     * No owners.
     *
     * @param value reads the value
     * @param expression what it reads
     * @param width the number of lanes of a row
     * @param order orders the owners
     */
    ValueRoutes(Scalar value, RowExpr expression, int width, Comparator<? super T> order) {
        this.value = new Value(value);
        this.reads = LaneReads.of(width, List.of(expression));
        this.order = order;
        this.within = new Intervals<>(order);
        this.ofNull = new Owners<>(order);
    }

    void add(Guard guard, T owner) {
        if (guard instanceof Guard.Within bounds) {
            within.add(bounds.least(), bounds.greatest(), owner);
            if (bounds.orNull()) {
                ofNull.add(owner);
            }
        } else if (guard instanceof Guard.EqualTo equality) {
            addEqual(Values.hash(equality.constant()), owner);
        }
    }

    private void addEqual(int hash, T owner) {
        Object known = equal.get(hash);
        if (known == null) {
            equal.put(hash, owner);
            mostEqual = Math.max(mostEqual, equal.size());
        } else if (known instanceof Owners<?>) {
            several(known).add(owner);
        } else {
            Owners<T> owners = new Owners<>(order);
            owners.add(one(known));
            owners.add(owner);
            equal.put(hash, owners);
        }
    }

    void remove(Guard guard, T owner) {
        if (guard instanceof Guard.Within bounds) {
            within.remove(bounds.least(), owner);
            if (bounds.orNull()) {
                ofNull.remove(owner);
            }
        } else if (guard instanceof Guard.EqualTo equality) {
            removeEqual(Values.hash(equality.constant()), owner, equality);
        }
    }

    private void removeEqual(int hash, T owner, Guard guard) {
        Object known = equal.get(hash);
        if (known instanceof Owners<?>) {
            Owners<T> owners = several(known);
            owners.remove(owner);
            if (owners.isEmpty()) {
                forget(hash);
            }
        } else if (known == owner) {
            forget(hash);
        } else {
            throw new IllegalStateException(owner + " is not among those of " + guard);
        }
    }

    /** Lets go of a constant, and of the room for most constants when most are gone. */
    private void forget(int hash) {
        equal.remove(hash);
        if (mostEqual > MANY && equal.size() < mostEqual >> 2) {
            equal = new IntObjectHashMap<>(equal);
            mostEqual = equal.size();
        }
    }

    @SuppressWarnings("unchecked") // nothing else is put in
    private static <T> Owners<T> several(Object known) {
        return (Owners<T>) known;
    }

    @SuppressWarnings("unchecked") // nothing else is put in
    private static <T> T one(Object known) {
        return (T) known;
    }

    private static <T> void handOut(@Nullable Object known, Consumer<? super T> found) {
        if (known instanceof Owners<?>) {
            ValueRoutes.<T>several(known).forEach(found);
        } else if (known != null) {
            found.accept(ValueRoutes.<T>one(known));
        }
    }

    boolean isEmpty() {
        return equal.isEmpty() && within.size() == 0;
    }

    /** Hands out the owners whom changes can concern, some of them more than once. */
    void forEach(Delta changes, Consumer<? super T> found) {
        try {
            for (int i = 0; i < changes.size(); i++) {
                if (changes.is(i)) {
                    find(changes.after(), changes.at(i), found);
                }
                if (changes.was(i) && !(changes.isUpdate(i) && !changes.touches(i, reads))) {
                    find(changes.before(), changes.at(i), found);
                }
            }
        } catch (Throwable e) { // an accessor of the user's: each reader meets it by itself, if it reads that at all
            forEach(found);
        } finally {
            value.forget();
        }
    }

    private void find(@Nullable Object[] rows, int at, Consumer<? super T> found) {
        if (!value.read(rows, at)) { // no comparison with null is true (law 4), but an order has a place for it
            ofNull.forEach(found);
            return;
        }
        handOut(equal.get(value.hash()), found);
        if (within.size() > 0) {
            within.forEachAround(value, found);
        }
    }

    /** Hands out all owners. */
    void forEach(Consumer<? super T> found) {
        for (Object known : equal) {
            handOut(known, found);
        }
        within.forEach(found);
    }
}
