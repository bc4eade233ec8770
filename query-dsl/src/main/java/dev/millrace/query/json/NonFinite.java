package dev.millrace.query.json;

/** What stands for NaN and the infinities, for which JSON has no numbers. */
public enum NonFinite {

    /** The strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. */
    AS_STRING,

    /** Nothing: they are neither written nor read. For peers that know numbers only. */
    REFUSE
}
