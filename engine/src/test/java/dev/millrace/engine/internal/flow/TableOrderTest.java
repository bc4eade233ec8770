package dev.millrace.engine.internal.flow;

import dev.millrace.engine.WindowWays;

/** Windows that are bound in orders of their tables. */
class TableOrderTest extends WindowContract {

    TableOrderTest() {
        super(WindowWays.SHARED_ORDER);
    }
}
