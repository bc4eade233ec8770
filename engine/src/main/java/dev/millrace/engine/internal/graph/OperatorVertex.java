package dev.millrace.engine.internal.graph;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.route.Guard;

/** An operator at work, those whose rows it consumes, and those who consume its own. */
public final class OperatorVertex extends Vertex {

    private final Key key;
    private final Operator operator;
    private final List<OperatorVertex> inputs;
    /** What rows of the only input must have to be of any concern; null if all are. */
    private final @Nullable Guard guard;
    private final Consumers consumers = new Consumers();
    private int users;
    private int suspensions;
    private boolean stopped;
    /** This and no other; null until it is an input. */
    private @Nullable List<OperatorVertex> alone;
    /** Another one of the same key, of which other components are read. */
    @Nullable OperatorVertex sibling;

    OperatorVertex(long number, int rank, Key key, Operator operator, List<OperatorVertex> inputs,
            @Nullable Guard guard) {
        super(number, rank);
        this.key = key;
        this.operator = operator;
        this.inputs = inputs.size() == 1 ? inputs.get(0).alone() : inputs;
        this.guard = guard;
    }

    /** This and no other; always the same list, as many steps have one input. */
    private List<OperatorVertex> alone() {
        List<OperatorVertex> known = alone;
        if (known == null) {
            known = List.of(this);
            alone = known;
        }
        return known;
    }

    /** What the operator does it with, in words. */
    public String detail() {
        return key.form().toString();
    }

    /** How many steps and queries consume its rows. */
    public int consumed() {
        return users;
    }

    /** Why it works as it does, in words. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>(operator.reasons());
        if (guard != null) {
            reasons.add(inputs.get(0).consumers.isRouted() ? "told of changes where " + guard + " alone"
                    : "told of all changes: nobody else consumes these rows, so that a route would not pay");
        }
        return reasons;
    }

    Key key() {
        return key;
    }

    /** The operator. */
    public Operator operator() {
        return operator;
    }

    List<OperatorVertex> inputs() {
        return inputs;
    }

    /** What rows of the only input must have to be of any concern; null if all are. */
    @Nullable
    Guard guard() {
        return guard;
    }

    Consumers consumers() {
        return consumers;
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
        operator.run();
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
