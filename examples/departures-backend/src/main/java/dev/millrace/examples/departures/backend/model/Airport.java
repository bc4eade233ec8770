package dev.millrace.examples.departures.backend.model;

/**
 * An airport: one row of the wire, its components in wire order. Immutable.
 *
 * @param iata its code
 * @param name its name
 * @param city the city it serves; {@code NA} where the source has none
 * @param state code of the state; {@code NA} where the source has none
 * @param country name of the country
 * @param latitude degrees north
 * @param longitude degrees east
 * @param version counts the revisions of the row, from 1
 */
public record Airport(
        String iata,
        String name,
        String city,
        String state,
        String country,
        double latitude,
        double longitude,
        int version) {}
