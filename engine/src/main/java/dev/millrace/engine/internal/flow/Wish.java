package dev.millrace.engine.internal.flow;

/**
 * An index that would be of use to whoever holds this, but need not be there: it is built when so many wish for it that it pays, and given up
 * with the last of them.
 */
public abstract class Wish {

    /** What is always there. */
    static final Wish GRANTED = new Wish() {
        @Override
        public boolean isGranted() {
            return true;
        }

        @Override
        int worth() {
            return 1;
        }

        @Override
        public void close() {
            // It is there for others.
        }
    };

    /** Whether rows can be pulled by the columns that were wished for without building an index. */
    public abstract boolean isGranted();

    /** Whether it would be there if it did not take more memory than indexes may. */
    boolean isTooLarge() {
        return false;
    }

    /** How many must wish for the same to have it built. */
    abstract int worth();

    /** Gives it up. */
    public abstract void close();
}
