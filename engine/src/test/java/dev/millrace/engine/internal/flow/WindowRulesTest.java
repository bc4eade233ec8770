package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in one way after the other. */
class WindowRulesTest extends WindowContract {

    WindowRulesTest() {
        super(WindowWays.ALL_IN_TURN);
    }
}
