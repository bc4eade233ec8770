package dev.millrace.query.json;

import dev.millrace.query.json.internal.text.Policies;

/**
 * What a codec has been told.
 *
 * @param unknown for fields that are no components
 * @param missing for components without a field
 * @param bigNumbers for numbers that a peer may not hold
 * @param nonFinite for NaN and the infinities
 * @param limits for documents
 */
record CodecSettings(UnknownFields unknown, MissingFields missing, BigNumbers bigNumbers, NonFinite nonFinite,
        JsonLimits limits) {

    static final CodecSettings STRICT =
            new CodecSettings(UnknownFields.REFUSE, MissingFields.REFUSE, BigNumbers.AS_NUMBER, NonFinite.AS_STRING,
                    JsonLimits.DEFAULT);

    /** The same without the types of the API, for what knows none of them. */
    Policies policies() {
        return new Policies(unknown == UnknownFields.IGNORE, missing == MissingFields.AS_NULL,
                bigNumbers == BigNumbers.AS_STRING, nonFinite == NonFinite.AS_STRING, limits.depth(), limits.digits());
    }

    CodecSettings with(UnknownFields other) {
        return new CodecSettings(other, missing, bigNumbers, nonFinite, limits);
    }

    CodecSettings with(MissingFields other) {
        return new CodecSettings(unknown, other, bigNumbers, nonFinite, limits);
    }

    CodecSettings with(BigNumbers other) {
        return new CodecSettings(unknown, missing, other, nonFinite, limits);
    }

    CodecSettings with(JsonLimits other) {
        return new CodecSettings(unknown, missing, bigNumbers, nonFinite, other);
    }

    CodecSettings with(NonFinite other) {
        return new CodecSettings(unknown, missing, bigNumbers, other, limits);
    }
}
