package dev.millrace.engine.internal.flow;

/** Watches the operators of an engine. Outside tests nobody does. */
public interface Probe {

    /** Watches nothing. */
    Probe NONE = new Probe() {
    };

    /** Is told of an operator that is kept current from now on. */
    default void added(Operator operator) {
        // Of no interest.
    }

    /** Is told of one that is not kept current any more; more than once, perhaps. */
    default void removed(Operator operator) {
        // Of no interest.
    }

    /**
     * Is told that an operator learns only of changes that concern those above it from now on, so that what it gives out is not all that
     * happens to its rows; or that it learns of all again.
     */
    default void toldInPart(Operator operator, boolean part) {
        // Of no interest.
    }

    /** Is told that a commit, or a move of a window, went through the operators, whose outputs still have what it changed. */
    default void ran() {
        // Of no interest.
    }
}
