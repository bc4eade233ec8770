package dev.millrace.sync.runtime;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import reactor.core.Exceptions;

import dev.millrace.sync.api.SyncException;

/** What the runtime makes of whatever an adapter fails with. */
final class Faults {

    private Faults() {
    }

    /**
     * Classifies a failure: adapters say themselves what follows from it; any other exception is taken to pass, for
     * whoever writes an adapter over another client should not have to know all its connection faults; an error of the
     * virtual machine does not pass.
     */
    static SyncException of(Throwable failure) {
        Throwable fault = unwrap(failure);
        if (fault instanceof SyncException known) {
            return known;
        }
        if (fault instanceof Error) {
            return SyncException.fatal("The adapter broke down: " + fault, fault);
        }
        if (fault instanceof TimeoutException) {
            return SyncException.passing("The backend did not answer in time", fault);
        }
        return SyncException.passing("The backend could not be reached: " + fault, fault);
    }

    /** A fault's message; never null. */
    static String message(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message;
    }

    /** The failure without the wrappers of asynchronous code. */
    static Throwable unwrap(Throwable failure) {
        Throwable fault = Exceptions.unwrap(failure);
        while ((fault instanceof CompletionException || fault instanceof ExecutionException)) {
            Throwable cause = fault.getCause();
            if (cause == null) {
                break;
            }
            fault = cause;
        }
        return fault;
    }
}
