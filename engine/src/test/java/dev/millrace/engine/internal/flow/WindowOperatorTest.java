package dev.millrace.engine.internal.flow;

/** Windows that are kept as usual. */
class WindowOperatorTest extends WindowContract {

    WindowOperatorTest() {
        super(WindowRules.STANDARD);
    }
}
