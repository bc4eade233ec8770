package dev.millrace.query.json.internal.text;

/** Steps of JSON pointers (RFC 6901). */
public final class Pointers {

    private Pointers() {
    }

    /** The step into a field, cut if the name is long: a place is to be read. */
    public static String step(String field) {
        return "/" + Excerpt.cut(field).replace("~", "~0").replace("/", "~1");
    }
}
