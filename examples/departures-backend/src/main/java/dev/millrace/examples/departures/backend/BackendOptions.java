package dev.millrace.examples.departures.backend;

import java.util.function.LongSupplier;

import dev.millrace.examples.departures.backend.model.ReplayClock;

/**
 * How to start a {@link DeparturesBackend}. Immutable.
 *
 * @param port where to listen on the loopback interface; 0 takes any free port
 * @param speed simulated seconds per real second; with 0 the clock moves only when told to
 * @param seed varies how the expected delays change
 * @param retainedTombstones how many deleted keys each collection remembers
 * @param nanoTime monotonic source of real time
 */
public record BackendOptions(int port, double speed, long seed, int retainedTombstones, LongSupplier nanoTime) {
    /** Refuses what no backend can be started with. */
    public BackendOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535; found " + port);
        }
        if (!(speed >= 0 && speed <= ReplayClock.MAX_SPEED)) {
            throw new IllegalArgumentException("the speed is 0 to " + ReplayClock.MAX_SPEED + "; found " + speed);
        }
        if (retainedTombstones < 0) {
            throw new IllegalArgumentException(
                    "the number of retained tombstones is not negative; found " + retainedTombstones);
        }
    }

    /** Returns any free port, 120 times real speed, seed 1, 5000 tombstones and the system's time. */
    public static BackendOptions defaults() {
        return new BackendOptions(0, 120, 1, 5_000, System::nanoTime);
    }

    /** Returns these options with another port. */
    public BackendOptions withPort(int newPort) {
        return new BackendOptions(newPort, speed, seed, retainedTombstones, nanoTime);
    }

    /** Returns these options with another speed. */
    public BackendOptions withSpeed(double newSpeed) {
        return new BackendOptions(port, newSpeed, seed, retainedTombstones, nanoTime);
    }

    /** Returns these options with another seed. */
    public BackendOptions withSeed(long newSeed) {
        return new BackendOptions(port, speed, newSeed, retainedTombstones, nanoTime);
    }

    /** Returns these options with another number of remembered deletes. */
    public BackendOptions withRetainedTombstones(int newRetainedTombstones) {
        return new BackendOptions(port, speed, seed, newRetainedTombstones, nanoTime);
    }

    /** Returns these options with another source of real time. */
    public BackendOptions withNanoTime(LongSupplier newNanoTime) {
        return new BackendOptions(port, speed, seed, retainedTombstones, newNanoTime);
    }
}
