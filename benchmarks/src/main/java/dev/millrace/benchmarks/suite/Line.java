package dev.millrace.benchmarks.suite;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One measure of one query at one size; ours is the public API.
 *
 * @param measure its name
 * @param query the query, or what stands in its place
 * @param n the number of to-dos
 * @param unit of the figures; {@code x} if they are ratios
 * @param engine the engine alone
 * @param hand the program by hand
 * @param peers by name
 * @param ratioToHand ours to that by hand
 * @param bestPeer the fastest
 * @param peerToOurs the fastest to ours
 * @param goal the number that is meant to be reached
 * @param bound what the goal bounds
 * @param met whether it is reached
 */
record Line(String measure, String query, int n, String unit, @Nullable Figure ours, @Nullable Figure engine,
        @Nullable Figure hand, Map<String, Figure> peers, @Nullable Double ratioToHand, @Nullable String bestPeer,
        @Nullable Double peerToOurs, @Nullable Double goal, Goal.@Nullable Bound bound, @Nullable Boolean met) {

    /** Of figures that were measured: held against that by hand if there is such a goal, or against a bound of its own. */
    static Line of(String measure, String query, int n, String unit, @Nullable Figure ours, @Nullable Figure engine,
            @Nullable Figure hand, Map<String, Figure> peers) {
        boolean isTime = unit.equals("ns");
        Double ratio = isTime ? ratio(ours, hand) : null;
        String best = peers.entrySet().stream()
                .min(Map.Entry.comparingByValue((a, b) -> Double.compare(a.typical(), b.typical())))
                .map(Map.Entry::getKey).orElse(null);
        Double peerToOurs = best == null ? null : ratio(peers.get(best), ours);
        Optional<Goal> ofHand = Goals.of(Goal.Bound.TIMES_HAND, measure, query, n);
        Goal goal = ofHand.or(() -> Goals.of(Goal.Bound.MOST, measure, query, n)).orElse(null);
        Double bounded = ofHand.isPresent() ? ratio : ours == null ? null : ours.typical();
        return new Line(measure, query, n, unit, ours, engine, hand, peers, ratio, best, peerToOurs, number(goal),
                goal == null ? null : goal.bound(), met(goal, bounded));
    }

    /** A ratio of two of our figures. */
    static Line ofRatio(String measure, Line of, Figure ours, @Nullable Figure engine, @Nullable Figure hand) {
        return of(measure, of.query, of.n, "x", ours, engine, hand, Map.of());
    }

    /** A peer held against ours. */
    static Line ofPeer(String measure, Line of, String peer, Figure figure) {
        Double ratio = ratio(figure, of.ours);
        Goal goal = Goals.of(Goal.Bound.PEER, measure, of.query, of.n).orElse(null);
        return new Line(measure, of.query, of.n, of.unit, of.ours, null, null, Map.of(peer, figure), null, peer, ratio,
                number(goal), goal == null ? null : goal.bound(), met(goal, ratio));
    }

    private static @Nullable Double number(@Nullable Goal goal) {
        return goal == null ? null : goal.number();
    }

    private static @Nullable Boolean met(@Nullable Goal goal, @Nullable Double found) {
        return goal == null || found == null ? null : goal.isMetBy(found);
    }

    private static @Nullable Double ratio(@Nullable Figure above, @Nullable Figure below) {
        return above == null || below == null || below.typical() <= 0 ? null : above.typical() / below.typical();
    }
}
