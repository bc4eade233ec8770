package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in buffers that are filled from all rows. */
class WindowBufferTest extends WindowContract {

    WindowBufferTest() {
        super(WindowWays.BUFFER);
    }
}
