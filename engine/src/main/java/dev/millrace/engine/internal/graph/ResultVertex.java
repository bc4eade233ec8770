package dev.millrace.engine.internal.graph;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.output.Output;

/** The end of one query: what keeps its result, and who is told of it. */
public final class ResultVertex extends Vertex {

    private final OperatorVertex input;
    private final List<OperatorVertex> unread;
    private final Output output;
    private final Listener listener;
    private boolean due;
    private boolean suspended;
    private boolean closed;

    /** Is told of a result. */
    public interface Listener {

        /** A commit may change it. */
        void begins();

        /** A commit changed it. */
        void changed();

        /** It cannot be kept current any more. Told once. */
        void failed(Throwable cause);

        /** Its plan is of another time: it is to make another one, and to close this one. */
        void due();

        /** It takes part later than before in commits. */
        void raised();
    }

    ResultVertex(long number, List<OperatorVertex> inputs, Output output, Listener listener) {
        super(number, above(inputs));
        this.input = inputs.get(0);
        this.unread = List.copyOf(inputs.subList(1, inputs.size()));
        this.output = output;
        this.listener = listener;
    }

    private static int above(List<OperatorVertex> inputs) {
        int rank = 0;
        for (OperatorVertex input : inputs) {
            rank = Math.max(rank, input.rank());
        }
        return rank + 1;
    }

    /** What has the rows that are shown. */
    OperatorVertex input() {
        return input;
    }

    /** The same, and behind it sources of which nothing is read, but with which this fails. */
    List<OperatorVertex> inputs() {
        if (unread.isEmpty()) {
            return List.of(input);
        }
        List<OperatorVertex> inputs = new ArrayList<>(1 + unread.size());
        inputs.add(input);
        inputs.addAll(unread);
        return inputs;
    }

    /** Keeps the result. */
    public Output output() {
        return output;
    }

    /** Is not kept current any more: what it shows stays. */
    void failed(Throwable cause) {
        try {
            output.detach();
        } catch (RuntimeException e) { // told with what failed first
            cause.addSuppressed(e);
        }
        listener.failed(cause);
    }

    Listener listener() {
        return listener;
    }

    /** Has another plan made instead of taking part in the next commit. */
    void due() {
        due = true;
        suspended = true;
    }

    /** Whether it has let go of what it reads already. */
    boolean isSuspended() {
        return suspended;
    }

    void closed() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    boolean isAtWork() {
        return failure() == null && !closed;
    }

    @Override
    void run(Propagation step) {
        if (due) {
            due = false;
            listener.due();
            return;
        }
        listener.begins();
        output.run();
        end();
    }

    /** Takes part in a commit that changed one row of what it reads, which is handed down. */
    void one(Delta changes, int entry, int presence) {
        listener.begins();
        output.one(changes, entry, presence);
        end();
    }

    private void end() {
        if (!output.changes().isEmpty()) {
            listener.changed();
        }
    }

    /** Whether a plan is to be made anew instead of following the next commit. */
    boolean isDue() {
        return due;
    }

    @Override
    void took(long nanos) {
        output.took(nanos);
    }

    @Override
    public String toString() {
        return "result";
    }
}
