package dev.millrace.engine.internal.flow;

/** Watches the operators of a plan. Outside tests nobody does. */
@FunctionalInterface
public interface Probe {

    /** Watches nothing. */
    Probe NONE = () -> {
    };

    /** Is told that a commit, or a move of the window, went through the operators, whose outputs still have what it changed. */
    void ran();
}
