package dev.millrace.ui.web;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is sent of one channel at one time. It is written when somebody first reads it, and once for all who do: what nobody
 * reads is never written. Thread-safe; whoever writes holds up only those who read the same frame.
 */
final class Frame {

    private final String channel;

    /** What is left to do; null when it has been done. */
    private @Nullable Supplier<String> writing;
    private @Nullable String json;
    private @Nullable ChannelFailedException failure;

    /** A frame of which the text is made from what does not change any more. */
    Frame(String channel, Supplier<String> writing) {
        this.channel = channel;
        this.writing = writing;
    }

    /**
     * The text.
     *
     * @throws ChannelFailedException if it cannot be written, each time it is asked for
     */
    synchronized String json() {
        if (writing != null) {
            Supplier<String> work = writing;
            writing = null; // nothing is kept of the rows it was made of
            try {
                json = work.get();
            } catch (RuntimeException | Error e) { // whatever the rows' own methods throw: no reader may be left hanging
                failure = new ChannelFailedException(channel, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(json);
    }
}
