package dev.millrace.engine.internal.flow;

/**
 * When an index is built that a plan could do without, and for how long one is kept that no plan uses. All is decided by counts, never by
 * a clock.
 *
 * @param worth so many filters must hold one column against constants for an index of that column to be built
 * @param linger one that nobody uses is kept for so many changes of a thousand rows, about as long as keeping it costs less than
 *            building it again; 0 if it goes with its last user
 * @param bytes so much may all indexes take together for one to be built that a plan could do without, or kept that no plan uses
 */
public record IndexRules(int worth, int linger, long bytes) {

    /** What is best where nobody knows better: a change costs an index about as much as four rows cost when it is built. */
    public static final IndexRules STANDARD = new IndexRules(2, 250, Runtime.getRuntime().maxMemory() >> 3);

    /** The same for indexes that may take another number of bytes. */
    public IndexRules within(long most) {
        return new IndexRules(worth, linger, most);
    }

    /** Whether one that nobody uses is kept at all. */
    boolean keepsUnused() {
        return linger > 0;
    }

    /** Whether one that nobody has used for so many changes is still kept. */
    boolean keepsUnused(long changes, long rows) {
        return changes * 1000 <= linger * rows;
    }
}
