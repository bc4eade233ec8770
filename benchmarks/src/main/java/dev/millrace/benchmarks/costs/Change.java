package dev.millrace.benchmarks.costs;

/** What happens in one commit: to one row, or to the clock. */
enum Change {
    VALUE("value of a line"), FLAG("flag of a line"), HEAD("head of a line"), KIND("kind of a line"), DUE(
            "time of a line"),
    LINE("line leaves, returns"), LEAST("least line leaves, returns"), GREATEST(
            "greatest line leaves, returns"),
    LEVEL("level of a head"), TWIN("level of a twin"), TICK_PAST_NONE("tick past no row"), TICK_PAST_ONE(
            "tick past one row"),
    TICK_PAST_TEN("tick past ten rows");

    private final String text;

    Change(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
