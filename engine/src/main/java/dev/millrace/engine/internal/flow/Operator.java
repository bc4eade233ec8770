package dev.millrace.engine.internal.flow;

import java.util.List;

import dev.millrace.query.ast.ExprNode;

/**
 * One step of a plan: turns the changes of its inputs into the changes of its own rows. Rows it does not hold itself it pulls
 * from below. Every row has a slot that is its own as long as it is present. Confined to the writer of its engine.
 */
public abstract class Operator {

    private final Delta output;

    Operator(int width) {
        this.output = new Delta(width);
    }

    /** The operators whose changes this consumes. */
    public abstract List<Operator> inputs();

    /** What this does, in a word. */
    public abstract String name();

    /** The number of rows this keeps for itself. */
    public abstract int rowsHeld();

    /** Turns the inputs' changes into {@link #output}. Called once a commit, after all inputs. */
    abstract void process();

    /** Hands out all rows as they are now. */
    public abstract void scan(RowVisitor visitor);

    /**
     * Prepares pulling rows by a key.
     *
     * @param key an expression over this operator's lanes
     * @return the way to its rows, to be closed
     */
    public abstract Lookup lookup(ExprNode key);

    /** Gives back the indexes this uses. */
    public abstract void close();

    /** Takes part in a commit. */
    public final void run() {
        process();
    }

    /** What this commit changed in this operator's rows. */
    public final Delta output() {
        return output;
    }

    public final int width() {
        return output.width();
    }
}
