package dev.millrace.engine.internal.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.flow.ScanOperator;
import dev.millrace.engine.internal.store.FirstAndOthers;

/** An operator at work, those whose rows it consumes, and those who consume its own. */
public final class OperatorVertex extends ConsumedVertex {

    private final Key key;
    private final Operator operator;
    /** The first of those whose rows it consumes; null if it is a source. */
    private final @Nullable OperatorVertex first;
    /** The others: there are none as a rule, so that no list is kept. */
    private final List<OperatorVertex> others;
    /** The tables that lead here, shared with the input where there is one; null if a live query is among what leads here. */
    private final @Nullable Set<RowTable> tables;
    /** What rows of the only input must have to be of any concern; null if all are. */
    private @Nullable Guard guard;
    /** Tells that where it changes; else null. */
    private final @Nullable MovingGuard moving;
    /** Asks whether changes that are handed down are of concern; null until some are. */
    private @Nullable GuardTest test;
    private int users;
    private int suspensions;
    private boolean stopped;
    /** Another one of the same key, of which other components are read. */
    @Nullable OperatorVertex sibling;

    OperatorVertex(long number, int rank, Key key, Operator operator, List<OperatorVertex> inputs,
            @Nullable Guard guard, @Nullable MovingGuard moving) {
        super(number, rank);
        this.key = key;
        this.operator = operator;
        this.first = inputs.isEmpty() ? null : inputs.get(0);
        this.others = FirstAndOthers.others(inputs);
        this.tables = tables(operator, inputs);
        this.guard = guard;
        this.moving = moving;
    }

    /** What the operator does it with, in words. */
    public String detail() {
        return key.toString();
    }

    /** How many steps and queries consume its rows. */
    public int consumed() {
        return users;
    }

    /** Why it works as it does, in words. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>(operator.reasons());
        if (guard != null && first != null) {
            reasons.add(first.isRouted() ? "told of changes where " + guard + " alone"
                    : "told of all changes: nobody else consumes these rows, so that a route would not pay");
        }
        return reasons;
    }

    private static @Nullable Set<RowTable> tables(Operator operator, List<OperatorVertex> inputs) {
        if (operator instanceof ScanOperator scan) {
            return scan.source() instanceof RowTable table ? Set.of(table) : null;
        } else if (inputs.size() == 1) {
            return inputs.get(0).tables;
        }
        Set<RowTable> all = new HashSet<>();
        for (OperatorVertex input : inputs) {
            if (input.tables == null) {
                return null;
            }
            all.addAll(input.tables);
        }
        return Set.copyOf(all);
    }

    /**
     * Whether a change that is handed down here can be of any concern to this, or to the only one above if this hands on what it gets.
     *
     * @param below has handed it down
     * @param changes has the change
     * @param presence whether the row was and is there
     */
    boolean isConcernedBy(Operator below, Delta changes, int presence) {
        Guard asked = others.isEmpty() ? guard : guardAbove();
        if (asked == null || !others.isEmpty() && !operator.handsOnLanesOf(below)) {
            return true;
        }
        return tested(asked, below).concerns(changes, 0, presence);
    }

    /** Which rows of the first input can be of any concern to the only one above; null if all can. */
    private @Nullable GuardTest concern(Operator below) {
        Guard asked = guardAbove();
        if (asked == null || !operator.handsOnLanesOf(below)) {
            return null;
        }
        GuardTest known = tested(asked, below);
        return known.tells() ? known : null;
    }

    private GuardTest tested(Guard asked, Operator below) {
        GuardTest known = test;
        if (known == null || !known.isOf(asked)) {
            known = GuardTest.of(asked, below, known);
            test = known;
        }
        return known;
    }

    /** The guard of the only consumer. */
    private @Nullable Guard guardAbove() {
        return onlyConsumer() instanceof OperatorVertex consumer ? consumer.guard : null;
    }

    /** Whether a change of a table can come here through one input alone. */
    boolean isReachedOnlyThrough(Operator input, RowTable table) {
        return others.isEmpty() || isUntouched(Objects.requireNonNull(first), input, table)
                && others.stream().allMatch(other -> isUntouched(other, input, table));
    }

    private static boolean isUntouched(OperatorVertex other, Operator input, RowTable table) {
        return other.operator == input || other.tables != null && !other.tables.contains(table);
    }

    Key key() {
        return key;
    }

    /** The operator. */
    @Override
    public Operator operator() {
        return operator;
    }

    /** Those whose rows it consumes; a new list. */
    List<OperatorVertex> inputs() {
        return FirstAndOthers.all(first, others);
    }

    /** The one whose rows a step with a guard consumes. */
    OperatorVertex onlyInput() {
        return Objects.requireNonNull(first, "a source has no input");
    }

    @Override
    @Nullable
    Guard guard() {
        return guard;
    }

    /** Has another guard, by which its input finds it. */
    void guard(@Nullable Guard other) {
        guard = other;
    }

    /** Tells the guard where it changes; null if it never does. */
    @Nullable
    MovingGuard moving() {
        return moving;
    }

    /** How many consume its rows. */
    int users() {
        return users;
    }

    /** Is consumed by one more. */
    void acquire() {
        users++;
    }

    /**
     * Is consumed by one less.
     *
     * @param suspended whether that one was {@linkplain #suspend suspended}
     * @return whether nobody is left
     */
    boolean release(boolean suspended) {
        suspensions -= suspended ? 1 : 0;
        return --users == 0;
    }

    /** One of those who consume its rows needs them no more, and will soon release it; true if that was the last of them. */
    boolean suspend() {
        suspensions++;
        boolean stops = suspensions == users && !stopped;
        stopped |= stops;
        return stops;
    }

    /** Whether this has been left out of commits, since nobody needs it any more. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether one more can consume its rows. */
    boolean isShareable(long[] demanded) {
        return isAtWork() && operator.isDemanded(demanded);
    }

    @Override
    boolean isAtWork() {
        return failure() == null && !stopped;
    }

    @Override
    void run(Propagation step) {
        step.began(this);
        if (!others.isEmpty() && first != null) {
            operator.concern(concern(first.operator));
        }
        operator.run();
        if (moving instanceof MovingGuard.UpToLimit) {
            step.routing().follow(this);
        }
        if (!operator.output().isEmpty()) {
            step.changed(this);
        }
    }

    @Override
    void took(long nanos) {
        operator.took(nanos);
    }

    @Override
    public String toString() {
        return operator.name();
    }
}
