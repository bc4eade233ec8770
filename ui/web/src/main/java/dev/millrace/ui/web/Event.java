package dev.millrace.ui.web;

/** One event of a stream as the browser is to get it; its text is made when it is sent. */
@FunctionalInterface
interface Event {

    /**
     * The text.
     *
     * @throws ChannelFailedException if it cannot be written
     */
    String text();

    /** An event of which the text is known. */
    static Event of(String text) {
        return () -> text;
    }

    /** A frame with an id, from which a browser resumes. */
    static Event of(Frame frame, String id) {
        return () -> "id: " + id + "\n" + frame(frame);
    }

    /** A frame from which a browser does not resume: more of the same snapshot follows. */
    static Event of(Frame frame) {
        return () -> frame(frame);
    }

    private static String frame(Frame frame) {
        return "event: frame\ndata: " + frame.json() + "\n\n";
    }
}
