package dev.millrace.engine.internal.graph;

/** When the change of one row is handed down from step to step, as {@link HandDown} does it. */
public enum HandingDown {

    /** Never: a probe sees what passes between operators in batches alone. */
    NEVER,
    /** In all steps but those whose operators are timed: what is handed down is told from what stands beside it by no clock. */
    UNLESS_TIMED,
    /** In all steps. */
    ALWAYS
}
