package dev.millrace.engine.internal.flow;

import dev.millrace.engine.internal.expr.RowExpr;

/**
 * An index that would be of use to whoever holds this, but need not be there: it is built when so many wish for it that it pays, and given up
 * with the last of them.
 */
public abstract class Wish {

    /** Whether rows can be pulled by the columns that were wished for without building an index. */
    public abstract boolean isGranted();

    /** Why not, in words. */
    abstract String refusal(RowExpr column);

    /** Gives it up. */
    public abstract void close();
}
