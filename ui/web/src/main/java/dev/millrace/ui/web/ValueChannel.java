package dev.millrace.ui.web;

import org.jspecify.annotations.Nullable;

/** A value of which only the present one matters. Confined to the stream's lock. */
final class ValueChannel implements Channel {

    private final String name;
    private final FrameEncoder encoder;
    private @Nullable Frame latest;
    private long version;

    ValueChannel(String name, FrameEncoder encoder) {
        this.name = name;
        this.encoder = encoder;
    }

    Frame take(Object value) {
        Frame frame = encoder.value(name, ++version, value);
        latest = frame;
        return frame;
    }

    @Override
    public @Nullable Frame whole() {
        return latest;
    }
}
