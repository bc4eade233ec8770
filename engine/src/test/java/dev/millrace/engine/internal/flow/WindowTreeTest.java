package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are kept in trees. */
class WindowTreeTest extends WindowOperatorTest {

    @Override
    protected WindowRules windowRules() {
        return WindowWays.TREE;
    }
}
