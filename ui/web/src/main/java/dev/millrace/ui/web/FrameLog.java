package dev.millrace.ui.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The recent frames of a stream, numbered, in a ring of bounded size: from them a reader that was away for a short while goes
 * on where it was. Confined to the stream's lock.
 */
final class FrameLog {

    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private final @Nullable Frame[] recent;
    private long next;

    FrameLog(int capacity) {
        this.recent = new @Nullable Frame[capacity];
    }

    void add(Frame frame) {
        recent[(int) (next++ % recent.length)] = frame;
    }

    /** The number the next frame will have. */
    long next() {
        return next;
    }

    /** The number of the frame after the one a browser names, or -1 if it cannot be continued from there. */
    long after(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.startsWith(epoch + "-")) {
            return -1;
        }
        try {
            long following = Long.parseLong(lastEventId.substring(epoch.length() + 1)) + 1;
            return following < 0 || following > next || isLost(following) ? -1 : following;
        } catch (NumberFormatException e) { // an id that is none of ours is as good as none
            return -1;
        }
    }

    /** Whether a frame is no longer in the ring. */
    boolean isLost(long number) {
        return number < next - recent.length;
    }

    /** The event of a frame that is still in the ring. */
    Event event(long number) {
        Frame frame = recent[(int) (number % recent.length)];
        if (frame == null) {
            throw new IllegalStateException("frame " + number + " is not in the log");
        }
        return Event.of(frame, epoch + "-" + number);
    }

    /** The events that tell everything as of now. Only the last one has an id: whoever breaks off before starts again. */
    List<Event> snapshot(Collection<? extends Channel> channels) {
        List<Frame> frames = new ArrayList<>();
        for (Channel channel : channels) {
            Frame whole = channel.whole();
            if (whole != null) {
                frames.add(whole);
            }
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            boolean last = i == frames.size() - 1;
            events.add(last ? Event.of(frames.get(i), epoch + "-" + (next - 1)) : Event.of(frames.get(i)));
        }
        return events;
    }
}
