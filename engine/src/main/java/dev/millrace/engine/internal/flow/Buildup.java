package dev.millrace.engine.internal.flow;

/**
 * Something that is built of many rows beside commits, in turns: {@link #advance} has the engine to itself and does little, {@link #work}
 * has not and does what takes long. What commits change meanwhile is noted and followed (design 4.10). The turns of one follow each other,
 * in whatever threads.
 */
public interface Buildup {

    /** Changes that are left over are followed in the time of the writer if they are at most so many, or become no fewer. */
    int FEW = 64;

    /**
     * Takes a part of the rows, or what changed since the last turn.
     *
     * @param most about so many rows may be read
     * @return whether all is built and kept current from now on
     * @throws RuntimeException if a row cannot be read
     */
    boolean advance(int most);

    /**
     * Works on what was taken, while commits go on.
     *
     * @throws RuntimeException if a row cannot be read
     */
    void work();

    /** Gives up, in a turn of its own like {@link #advance}. */
    void cancel();
}
