package dev.millrace.benchmarks;

/** An airport; its key is its code. */
record Airport(String iata, String name, String city, String state, String country, double latitude, double longitude) {
}
