package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.query.RelationRef;

/**
 * A query, first rows, and a history. To use one: load the first rows, open the query, then take the steps one by one and compare
 * the result with that of a {@link Replay} after each.
 *
 * @param query the query
 * @param rows the first rows, as one commit
 * @param steps what happens then
 * @since 0.1
 */
public record Scenario(RandomQuery query, HistoryStep.Commit rows, List<HistoryStep> steps) {

    /** Copies the steps. */
    public Scenario {
        steps = List.copyOf(steps);
    }

    /**
     * Generates a scenario.
     *
     * @param seed any number; an equal one gives an equal scenario
     * @param steps the number of steps
     * @return the scenario
     */
    public static Scenario seeded(long seed, int steps) {
        Choices choices = Choices.seeded(seed);
        List<Choices> items = Collections.nCopies(10 + choices.below(31), choices);
        List<Choices> owners = Collections.nCopies(3 + choices.below(8), choices);
        return of(choices, items, owners, Collections.nCopies(steps, choices));
    }

    /**
     * Generates a scenario from parts that can be left out one by one.
     *
     * @param query what decides on the query
     * @param items what decides on each item; a later one replaces an earlier one with its key
     * @param owners what decides on each owner; a later one replaces an earlier one with its key
     * @param steps what decides on each step
     * @return the scenario
     */
    public static Scenario of(Choices query, List<Choices> items, List<Choices> owners, List<Choices> steps) {
        RandomQuery generated = RandomQuery.any(query);
        List<RowChange> rows = new ArrayList<>(puts(SampleSchema.ITEMS, items));
        rows.addAll(puts(SampleSchema.OWNERS, owners));
        HistoryStep.Commit first = new HistoryStep.Commit(rows);
        SampleTables tables = new SampleTables();
        tables.apply(first);
        HistoryGenerator history = new HistoryGenerator(generated, tables);
        return new Scenario(generated, first, steps.stream().map(history::next).toList());
    }

    private static List<RowChange> puts(RelationRef<?> relation, List<Choices> rows) {
        return rows.stream().<RowChange>map(choices -> new RowChange.Put(relation, SampleRows.any(relation, choices)))
                .toList();
    }

    @Override
    public String toString() {
        return query + lines("rows", rows.changes()) + lines("steps", steps);
    }

    private static String lines(String title, List<?> lines) {
        return lines.stream().map(line -> "\n    " + line).collect(Collectors.joining("", "\n  " + title + ":", ""));
    }
}
