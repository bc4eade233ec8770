package dev.millrace.examples.departures.board;

/**
 * An airport.
 *
 * @param iata its code
 * @param name its name
 * @param city the city it serves
 * @param state the state it is in; "NA" where it has none
 * @param country its country
 * @param latitude in degrees
 * @param longitude in degrees
 */
public record Airport(String iata, String name, String city, String state, String country, double latitude,
        double longitude) {
}
