package dev.millrace.ui.web;

/**
 * A channel of a stream can no longer be sent: its query or its source of values failed, or what came cannot be written as JSON.
 * The stream has ended for all its readers; other streams are not concerned. The cause says what happened.
 */
public final class ChannelFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChannelFailedException(String channel, Throwable cause) {
        super("Channel \"" + channel + "\" has failed and with it the stream: " + messageOf(cause), cause);
    }

    private static String messageOf(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
