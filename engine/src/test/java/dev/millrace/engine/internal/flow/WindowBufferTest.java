package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in buffers that are filled from all rows. */
class WindowBufferTest extends WindowOperatorTest {

    WindowBufferTest() {
        super(WindowWays.BUFFER);
    }
}
