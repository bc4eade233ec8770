package dev.millrace.benchmarks;

import org.jspecify.annotations.Nullable;

/** What the measured updates change, on the board of all departures or on that of one state. */
public enum BoardUpdate {

    /** The delay of a flight that the board has, but far below the page it shows; it stays there. */
    FAR(null, Change.DELAY),
    /** The delay of such a flight: by turns it enters the page, and leaves it again. */
    WINDOW(null, Change.PAGE),
    /** The remark of such a flight: a component the board shows, but does not order by. */
    REMARK(null, Change.REMARK),
    /** {@link #FAR} on the board of one state. */
    STATE_FAR(BoardData.BUSY_STATE, Change.DELAY),
    /** {@link #WINDOW} on the board of one state. */
    STATE_WINDOW(BoardData.BUSY_STATE, Change.PAGE),
    /** {@link #REMARK} on the board of one state. */
    STATE_REMARK(BoardData.BUSY_STATE, Change.REMARK),
    /** The delay of a flight of another state than the board's. */
    STATE_OTHER(BoardData.BUSY_STATE, Change.DELAY_ELSEWHERE);

    /** What is changed, and where. */
    enum Change {
        DELAY, PAGE, REMARK, DELAY_ELSEWHERE
    }

    private final @Nullable String state;
    private final Change change;

    BoardUpdate(@Nullable String state, Change change) {
        this.state = state;
        this.change = change;
    }

    /** The state whose departures the board shows, or null for all. */
    @Nullable
    String state() {
        return state;
    }

    Change change() {
        return change;
    }
}
