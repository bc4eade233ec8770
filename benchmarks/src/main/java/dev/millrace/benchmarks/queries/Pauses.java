package dev.millrace.benchmarks.queries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The pauses of the garbage collector while something ran, as the JVM's own recorder tells them. */
final class Pauses {

    /** One pause, in the time of {@link System#nanoTime}. */
    private record Pause(long from, long to) {
    }

    private final List<Pause> all;

    private Pauses(List<Pause> all) {
        this.all = all;
    }

    /** Runs something. */
    static Pauses during(Runnable something) throws IOException {
        Path file = Files.createTempFile("pauses", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.GCPhasePause").withoutThreshold();
            recording.start();
            Instant instant = Instant.now();
            long nanos = System.nanoTime();
            something.run();
            recording.stop();
            recording.dump(file);
            List<Pause> pauses = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                long from = nanos + Duration.between(instant, event.getStartTime()).toNanos();
                pauses.add(new Pause(from, from + event.getDuration().toNanos()));
            }
            return new Pauses(pauses);
        } finally {
            Files.delete(file);
        }
    }

    /** How many there were. */
    int count() {
        return all.size();
    }

    /** The longest, in nanoseconds. */
    long longest() {
        return all.stream().mapToLong(pause -> pause.to - pause.from).max().orElse(0);
    }

    /** How much of a time was spent in pauses. */
    long within(long from, long to) {
        return all.stream().mapToLong(pause -> Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from))).sum();
    }
}
