package dev.millrace.engine.internal.flow;

/** Takes how often something was done in one of several ways. */
@FunctionalInterface
public interface Counts {

    /**
     * Takes one of the counts.
     *
     * @param way what was done, in words: the same for all that do it
     * @param times how often, since whoever tells it was made
     */
    void count(String way, long times);
}
