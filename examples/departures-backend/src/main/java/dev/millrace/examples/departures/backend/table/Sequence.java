package dev.millrace.examples.departures.backend.table;

import java.util.UUID;

/**
 * The one counter of a server run: every change of any row of any table takes the next number.
 *
 * <p>Not thread-safe: it is guarded by whatever guards the tables that share it.
 */
public final class Sequence {
    private final String epoch;
    private long last;

    /** Starts at 0 in the given epoch. */
    public Sequence(String epoch) {
        this.epoch = epoch;
    }

    /** Starts at 0 in an epoch that no other run has. */
    public static Sequence ofNewEpoch() {
        return new Sequence(UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    }

    /** Returns the place of a reader who has seen every change so far. */
    public Token current() {
        return at(last);
    }

    Token at(long sequence) {
        return new Token(epoch, sequence);
    }

    long next() {
        return ++last;
    }

    /**
     * Refuses a token that this run cannot have given out.
     *
     * @throws GoneException if the token is of another epoch or ahead of this one
     */
    void requireOwn(Token token) {
        if (!token.epoch().equals(epoch)) {
            throw new GoneException("token " + token + " is of another run of the server; this run is " + epoch);
        }
        if (token.sequence() > last) {
            throw new GoneException("token " + token + " is ahead of the server, which is at " + current());
        }
    }
}
