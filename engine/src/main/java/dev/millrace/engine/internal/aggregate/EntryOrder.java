package dev.millrace.engine.internal.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/** Which rows of a group count, and in what order they stand: by the terms of an order, and where those leave it open by identity (law 7). */
final class EntryOrder implements Comparator<Entry> {

    static final Comparator<Entry> BY_IDENTITY = Comparator.comparing(Entry::identity);

    private final Shared shared;
    private final Scalar[] keys;
    private final List<Comparator<@Nullable Object>> terms;
    private final boolean isOfKnownKeys;
    private final boolean isOfKnownValues;

    private EntryOrder(Shared shared, List<Scalar> keys, List<Comparator<@Nullable Object>> terms) {
        this.shared = shared;
        this.keys = keys.toArray(Scalar[]::new);
        this.terms = List.copyOf(terms);
        this.isOfKnownKeys = isByOperand(shared.function());
        this.isOfKnownValues = shared.is(AggregateFunction.STRING_JOIN);
    }

    /** The order in which an aggregate looks at rows. */
    static EntryOrder of(Shared shared, List<Scalar> orderKeys) {
        if (isByOperand(shared.function())) {
            boolean isDescending = shared.is(AggregateFunction.ARG_MAX);
            return new EntryOrder(shared, List.of(shared.secondOperand()),
                    List.of(Values.comparator(isDescending, NullPlacement.FIRST)));
        }
        List<Comparator<@Nullable Object>> terms = new ArrayList<>();
        shared.node().order().forEach(term -> terms.add(comparator(term)));
        return new EntryOrder(shared, orderKeys, terms);
    }

    private static boolean isByOperand(AggregateFunction function) {
        return function == AggregateFunction.ARG_MIN || function == AggregateFunction.ARG_MAX;
    }

    private static Comparator<@Nullable Object> comparator(OrderTerm term) {
        if (term.collation() == null) {
            return Values.comparator(term.descending(), term.nulls());
        }
        Comparator<Object> values = comparator(term.collation());
        Comparator<Object> directed = term.descending() ? values.reversed() : values;
        return term.nulls() == NullPlacement.FIRST ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed);
    }

    /** The order of values, of strings by a collation if there is one. */
    static Comparator<Object> comparator(@Nullable Collation collation) {
        if (collation == null) {
            return Values::compare;
        }
        Comparator<String> strings = collation.comparator();
        return (a, b) -> strings.compare((String) a, (String) b);
    }

    /** Counts the nodes that trees of rows search. */
    Visits visits() {
        return shared.visits();
    }

    /** What is kept of a row; null if the row does not count. */
    @Nullable
    Entry read(@Nullable Object[] rows, int at) {
        Object value = shared.operand().eval(rows, at);
        if (value == null && isOfKnownValues) {
            return null;
        }
        Object key = key(rows, at);
        return key == null && isOfKnownKeys ? null : new Entry(key, shared.identity().read(rows, at), value);
    }

    private @Nullable Object key(@Nullable Object[] rows, int at) {
        if (keys.length <= 1) {
            return keys.length == 0 ? null : keys[0].eval(rows, at);
        }
        @Nullable Object[] values = new @Nullable Object[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = keys[i].eval(rows, at);
        }
        return Arrays.asList(values);
    }

    @Override
    public int compare(Entry a, Entry b) {
        int sign = keys.length == 0 ? 0 : keys.length == 1 ? terms.get(0).compare(a.key(), b.key()) : ofSeveral(a, b);
        return sign != 0 ? sign : a.identity().compareTo(b.identity());
    }

    private int ofSeveral(Entry a, Entry b) {
        if (a.key() instanceof List<?> first && b.key() instanceof List<?> second) {
            for (int i = 0; i < keys.length; i++) {
                int sign = terms.get(i).compare(first.get(i), second.get(i));
                if (sign != 0) {
                    return sign;
                }
            }
        }
        return 0;
    }
}
