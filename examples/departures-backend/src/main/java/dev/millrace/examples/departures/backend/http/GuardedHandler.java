package dev.millrace.examples.departures.backend.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import dev.millrace.examples.departures.backend.table.GoneException;

/**
 * Turns every exception into an answer: the client's faults into what is wrong, our own into a 500 and a line of the
 * log.
 *
 * @param handler who answers
 */
record GuardedHandler(Handler handler) implements Handler {
    private static final Logger LOG = System.getLogger(GuardedHandler.class.getName());

    @Override
    public Answer handle(Request request) {
        try {
            return handler.handle(request);
        } catch (Problem problem) {
            return problem.answer();
        } catch (GoneException gone) {
            return Answer.error(410, String.valueOf(gone.getMessage()));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, request.method() + " /" + String.join("/", request.path()) + " failed", failure);
            return Answer.error(500, "the server failed; its log says why");
        }
    }
}
