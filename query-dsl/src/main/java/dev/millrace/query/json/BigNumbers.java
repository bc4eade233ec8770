package dev.millrace.query.json;

/**
 * How numbers are written that a peer may not hold exactly: all of types {@code long}, {@code BigInteger} and {@code BigDecimal}. It
 * goes by the type and not by the value, so that a peer finds one form in one place.
 */
public enum BigNumbers {

    /** As JSON numbers, which are exact in the text; only numbers are read. */
    AS_NUMBER,

    /**
     * As strings of digits, for peers whose numbers are doubles, as JavaScript's are. Numbers are read as well, since such a peer may
     * send what it holds exactly.
     */
    AS_STRING
}
