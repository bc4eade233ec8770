package dev.millrace.examples.departures.backend.http;

import java.util.Locale;

import dev.millrace.examples.departures.backend.model.Departures;
import dev.millrace.examples.departures.backend.model.Flight;
import dev.millrace.examples.departures.backend.model.FlightPatch;
import dev.millrace.examples.departures.backend.model.PatchOutcome;
import dev.millrace.examples.departures.backend.table.Token;

/**
 * Answers patches of single flights.
 *
 * @param departures what is patched; safe from any thread
 */
record FlightWrites(Departures departures) implements Handler {
    private record Done(Flight item, Token token) {}

    private record ConflictBody(String error, String message, int serverVersion, Flight serverData) {}

    @Override
    public Answer handle(Request request) {
        int id = idOf(request.path().get(1));
        requireJson(request);
        FlightPatch patch = patchOf(JsonFields.of(request.body(), "version", "delay", "remark"));
        PatchOutcome outcome = departures.patch(id, patch);
        if (outcome instanceof PatchOutcome.Applied applied) {
            return Answer.json(200, new Done(applied.flight(), applied.token()));
        }
        if (outcome instanceof PatchOutcome.Conflict conflict) {
            return conflict(patch.version(), conflict.current());
        }
        if (outcome instanceof PatchOutcome.Refused refused) {
            return Answer.error(422, refused.reason());
        }
        return Answer.error(404, "flight " + id + " is not on the board");
    }

    private static int idOf(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.notFound("there is no flight \"" + text + "\"; flights have numbers");
        }
    }

    private static void requireJson(Request request) {
        String type = request.header("Content-Type");
        if (type == null) {
            throw Problem.notJson("no Content-Type");
        }
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!bare.equals("application/json")) {
            throw Problem.notJson(type);
        }
    }

    private static FlightPatch patchOf(JsonFields fields) {
        int version = fields.integer("version", 1, Integer.MAX_VALUE);
        if (!fields.has("delay") && !fields.has("remark")) {
            throw Problem.malformed("nothing to change; the fields are delay and remark");
        }
        return new FlightPatch(
                version,
                fields.has("delay") ? fields.integer("delay") : null,
                fields.has("remark") ? new FlightPatch.Note(fields.textOrNull("remark")) : null);
    }

    private static Answer conflict(int seen, Flight current) {
        String message = "flight " + current.id() + " has version " + current.version() + " now, not " + seen;
        return Answer.json(409, new ConflictBody(Answer.reason(409), message, current.version(), current));
    }
}
