package dev.millrace.engine.internal.flow;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * The least or greatest value: how often each distinct value occurs, in order. O(log of the distinct values). Of equal values
 * that are not shown alike each is kept, since the lowest identity decides between them (law 3).
 */
final class Extreme extends Accumulator {

    private final Scalar operand;
    private final ShownForm form;
    private final IdentityReader identity;
    private final boolean greatest;
    private final TreeMap<Object, Occurrences> occurrences = new TreeMap<>((Comparator<Object>) Values::compare);

    /** The rows that have one value. */
    private static final class Occurrences {
        private final @Nullable TreeMap<Identity, Object> members;
        private int count;

        Occurrences(boolean alike) {
            this.members = alike ? null : new TreeMap<>();
        }
    }

    Extreme(Scalar operand, ShownForm form, IdentityReader identity, boolean greatest) {
        this.operand = operand;
        this.form = form;
        this.identity = identity;
        this.greatest = greatest;
    }

    @Override
    void add(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        if (value != null) {
            Occurrences found =
                    occurrences.computeIfAbsent(value, first -> new Occurrences(form.isOne(form.show(first))));
            found.count++;
            if (found.members != null) {
                found.members.put(identity.read(rows, at), value);
            }
        }
    }

    @Override
    void remove(@Nullable Object[] rows, int at) {
        Object value = operand.eval(rows, at);
        if (value != null) {
            Occurrences found = occurrences.get(value);
            if (found == null) {
                throw new IllegalStateException("value " + value + " leaves a group that does not hold it");
            }
            if (--found.count == 0) {
                occurrences.remove(value);
            } else if (found.members != null) {
                found.members.remove(identity.read(rows, at));
            }
        }
    }

    @Override
    @Nullable
    Object result() {
        Map.Entry<Object, Occurrences> extreme = greatest ? occurrences.lastEntry() : occurrences.firstEntry();
        if (extreme == null) {
            return null;
        }
        TreeMap<Identity, Object> members = extreme.getValue().members;
        return form.show(members == null ? extreme.getKey() : members.firstEntry().getValue());
    }
}
