package dev.millrace.query.ast;

/** What becomes of the rows of a subquery. */
public enum SubqueryForm {
    /** A list of them, in their order, or by identity if they have none. */
    LIST("nested"),
    /** The first of them, in their order, or by identity if they have none; null if there is none. */
    FIRST("first"),
    /** The value of the one row of an aggregate over all. */
    SCALAR("scalar"),
    /** Whether there is one. */
    EXISTS("exists"),
    /** Whether a value is equal to one of them; unknown if not and one of them is null (law 4). */
    IN("in");

    private final String word;

    SubqueryForm(String word) {
        this.word = word;
    }

    /**
     * The name in the query language.
     *
     * @return a word such as {@code exists}
     */
    public String word() {
        return word;
    }
}
