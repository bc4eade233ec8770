package dev.millrace.query.json;

/** What a {@link RowCodec} does with a field of an object that its record has no component for. */
public enum UnknownFields {

    /** The object is refused; the message names the nearest component. */
    REFUSE,

    /** The field is passed over, whatever it holds. */
    IGNORE
}
