package dev.millrace.engine.internal.aggregate;

import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Values;

/**
 * How the values of an aggregate are told apart and shown. Where values that are equal, or that a collation does not tell apart, are
 * not shown alike, the lowest identity decides which of them stands for all (law 3).
 */
final class Distinction {

    private static final Ordered<Entry> NOBODY = new Ordered<>(EntryOrder.BY_IDENTITY, new Visits());

    private final Scalar operand;
    private final IdentityReader identity;
    private final Visits visits;
    private final ShownForm form;
    private final boolean isCollated;
    private final boolean isDescending;
    private final Comparator<Object> values;
    private final Comparator<Occurrences> order;

    private Distinction(Shared shared, @Nullable Collation collation, boolean isDescending) {
        this.operand = shared.operand();
        this.identity = shared.identity();
        this.visits = shared.visits();
        this.form = ShownForm.of(shared.node().leafType());
        this.isCollated = collation != null;
        this.isDescending = isDescending;
        this.values = EntryOrder.comparator(collation);
        this.order = (a, b) -> compare(a.value, b);
    }

    /** The one of a least or greatest value: what is looked for comes first. */
    static Distinction ofExtremes(Shared shared) {
        Collation collation =
                shared.node().order().isEmpty() ? null : shared.node().order().get(0).collation();
        return new Distinction(shared, collation, shared.is(AggregateFunction.MAX));
    }

    static Distinction ofSets(Shared shared) {
        return new Distinction(shared, null, false);
    }

    /** Different values in their order, none yet. */
    Ordered<Occurrences> values() {
        return new Ordered<>(order, visits);
    }

    /** What different values take in their order, with how often they occur. */
    static long bytes(Ordered<Occurrences> values) {
        long[] bytes = {values.bytes()};
        values.forEach(occurrences -> bytes[0] += occurrences.bytes());
        return bytes[0];
    }

    /** The value in a row, as it is shown if all that are equal are shown alike; null if there is none. */
    @Nullable
    Object read(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        if (value == null || isCollated) {
            return value;
        }
        Object shown = form.show(value);
        return form.isOne(shown) ? shown : value;
    }

    /** No occurrences yet of a value that was read. */
    Occurrences none(Object value) {
        return new Occurrences(value, isCollated || !form.isOne(value) ? NOBODY : null);
    }

    /** Negative if a value that was read comes before occurrences, 0 if it is one of them. */
    int compare(Object value, Occurrences occurrences) {
        return isDescending ? values.compare(occurrences.value, value) : values.compare(value, occurrences.value);
    }

    /** One more. */
    void add(Occurrences occurrences, @Nullable Object[] rows, int at) {
        occurrences.count++;
        if (occurrences.members == NOBODY) {
            occurrences.members = new Ordered<>(EntryOrder.BY_IDENTITY, visits);
        }
        if (occurrences.members != null) {
            occurrences.members.add(entry(rows, at));
        }
    }

    /** One less; whether it was the last. */
    boolean removeLast(Occurrences occurrences, @Nullable Object[] rows, int at) {
        occurrences.count--;
        if (occurrences.members != null) {
            occurrences.members.remove(entry(rows, at));
        }
        return occurrences.count == 0;
    }

    private Entry entry(@Nullable Object[] rows, int at) {
        return new Entry(null, identity.read(rows, at), operand.eval(rows, at));
    }

    /** What stands for all occurrences. */
    Object shown(Occurrences occurrences) {
        Ordered<Entry> members = occurrences.members;
        return members == null ? occurrences.value()
                : Objects.requireNonNull(form.show(members.get(0).value()));
    }

    /** Values that are told apart by nothing that an order sees. */
    static final class Occurrences {

        private static final int BYTES = 24;

        private final Object value;
        /** The rows that have them, where the lowest identity decides. */
        private @Nullable Ordered<Entry> members;
        private int count;

        Occurrences(Object value, @Nullable Ordered<Entry> members) {
            this.value = value;
            this.members = members;
        }

        /** One of them; if all are shown alike, as it is shown. */
        Object value() {
            return value;
        }

        long bytes() {
            return BYTES + (members == null ? 0 : members.bytes());
        }

        @Override
        public String toString() {
            return "value " + value;
        }
    }
}
