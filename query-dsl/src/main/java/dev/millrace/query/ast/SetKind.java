package dev.millrace.query.ast;

/** How the rows of several queries become those of one (law 12). */
public enum SetKind {
    /** The different values of all. */
    UNION("union"),
    /** The rows of all; one that comes from two of them is there twice. */
    UNION_ALL("unionAll"),
    /** The different values that are in each. */
    INTERSECT("intersect"),
    /** The different values of the first that are in none of the others. */
    EXCEPT("except");

    private final String word;

    SetKind(String word) {
        this.word = word;
    }

    /**
     * The name in the query language.
     *
     * @return a word such as {@code unionAll}
     */
    public String word() {
        return word;
    }
}
