package dev.millrace.query.json;

/**
 * What a {@link RowCodec} does where an object has no field for a component. A component of a primitive type is never missing: no value
 * stands for "not told".
 */
public enum MissingFields {

    /** The object is refused; the message names the component. */
    REFUSE,

    /** The component is null. */
    AS_NULL
}
