package dev.millrace.benchmarks;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/** A flight; its key is its id, its delay is in minutes. */
record Flight(int id, LocalDateTime scheduled, int delay, int distance, String origin, String destination,
        String status, @Nullable String remark, long version) {

    Flight withDelay(int minutes) {
        return new Flight(id, scheduled, minutes, distance, origin, destination, status, remark, version);
    }

    Flight withRemark(@Nullable String text) {
        return new Flight(id, scheduled, delay, distance, origin, destination, status, text, version);
    }
}
