package dev.millrace.query.json;

/**
 * What a codec has been told.
 *
 * @param unknown for fields that are no components
 * @param missing for components without a field
 * @param bigNumbers for numbers that a peer may not hold
 * @param limits for documents
 */
record CodecSettings(UnknownFields unknown, MissingFields missing, BigNumbers bigNumbers, JsonLimits limits) {

    static final CodecSettings STRICT =
            new CodecSettings(UnknownFields.REFUSE, MissingFields.REFUSE, BigNumbers.AS_NUMBER, JsonLimits.DEFAULT);

    CodecSettings with(UnknownFields other) {
        return new CodecSettings(other, missing, bigNumbers, limits);
    }

    CodecSettings with(MissingFields other) {
        return new CodecSettings(unknown, other, bigNumbers, limits);
    }

    CodecSettings with(BigNumbers other) {
        return new CodecSettings(unknown, missing, other, limits);
    }

    CodecSettings with(JsonLimits other) {
        return new CodecSettings(unknown, missing, bigNumbers, other);
    }
}
