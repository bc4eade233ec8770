package dev.millrace.benchmarks.costs;

/** What becomes of one row in one commit. */
enum Change {
    VALUE("value of a line"), FLAG("flag of a line"), HEAD("head of a line"), KIND("kind of a line"), LINE(
            "line leaves, returns"),
    LEAST("least line leaves, returns"), GREATEST(
            "greatest line leaves, returns"),
    LEVEL("level of a head"), TWIN("level of a twin");

    private final String text;

    Change(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
