package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in trees. */
class WindowTreeTest extends WindowContract {

    WindowTreeTest() {
        super(WindowWays.TREE);
    }
}
