package dev.millrace.benchmarks;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up airports and flights, the same for the same number of flights. Some airports have many more departures than others,
 * and most flights are a little early or late, a few by hours.
 */
record BoardData(List<Airport> airports, List<Flight> flights) {

    /** The state on a board of one state: that of the airport with the most departures. */
    static final String BUSY_STATE = "CA";

    private static final int AIRPORTS = 300;
    private static final List<String> STATES =
            List.of(("CA TX FL GA IL NY CO AZ NC NV WA MI MN NJ PA OH MO TN VA MA MD OR UT LA IN WI KY"
                    + " HI CT OK NM NE AL SC AK ID RI AR IA MS ME NH MT SD KS ND VT WV WY DE").split(" "));
    private static final LocalDateTime FIRST_DEPARTURE = LocalDateTime.of(2001, 1, 1, 0, 0);
    private static final int MINUTES = 365 * 24 * 60;
    private static final double MEAN_DELAY = 35;

    static BoardData of(int flights) {
        SplittableRandom random = new SplittableRandom(17);
        List<Airport> airports = new ArrayList<>();
        for (int i = 0; i < AIRPORTS; i++) {
            airports.add(airport(i));
        }
        List<Flight> departures = new ArrayList<>(flights);
        for (int id = 1; id <= flights; id++) {
            departures.add(flight(id, airports, random));
        }
        return new BoardData(airports, departures);
    }

    /** A delay in minutes, like those of other flights. */
    static int delay(SplittableRandom random) {
        boolean punctual = random.nextDouble() < 0.6;
        return punctual ? random.nextInt(-15, 5) : (int) (-MEAN_DELAY * Math.log(1 - random.nextDouble()));
    }

    private static Airport airport(int number) {
        String code = String.valueOf(new char[] {(char) ('A' + number / 26), (char) ('A' + number % 26), 'X'});
        return new Airport(code, "Airport " + number, "City " + number, STATES.get(number % STATES.size()), "USA",
                25 + number % 24, -70 - number % 50);
    }

    private static Flight flight(int id, List<Airport> airports, SplittableRandom random) {
        LocalDateTime scheduled = FIRST_DEPARTURE.plusMinutes(random.nextInt(MINUTES));
        String remark = random.nextInt(20) == 0 ? "waiting for connection" : null;
        return new Flight(id, scheduled, delay(random), random.nextInt(100, 2600), busy(airports, random),
                busy(airports, random),
                "SCHEDULED", remark, 1);
    }

    private static String busy(List<Airport> airports, SplittableRandom random) {
        double part = random.nextDouble();
        return airports.get((int) (airports.size() * part * part)).iata();
    }
}
