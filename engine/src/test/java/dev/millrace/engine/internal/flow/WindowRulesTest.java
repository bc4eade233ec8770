package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in one way after the other. */
class WindowRulesTest extends WindowOperatorTest {

    @Override
    protected WindowRules windowRules() {
        return WindowWays.ALL_IN_TURN;
    }
}
