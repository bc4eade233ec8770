package dev.millrace.examples.departures.check;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.ListStep;
import dev.millrace.collections.LiveQuery;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.testkit.EvaluatedResult;

/** A live query and what a subscriber knows of it by replaying its change sets alone. */
final class Watched<R> {

    private final String name;
    private final LiveQuery<R> query;
    private final List<Identity> identities = new ArrayList<>();
    private final List<@Nullable R> rows = new ArrayList<>();
    private Bindings bindings;
    private long entered;

    Watched(String name, LiveQuery<R> query) {
        this.name = name;
        this.query = query;
        this.bindings = query.bindings();
    }

    String name() {
        return name;
    }

    LiveQuery<R> query() {
        return query;
    }

    /** The values of the parameters for the versions that are compared now. */
    Bindings bindings() {
        return bindings;
    }

    /** Window or parameters were moved. */
    void moved() {
        bindings = query.bindings();
    }

    void apply(ChangeSet<R> changes) {
        for (ListStep<R> step : changes.steps()) {
            step.applyTo(rows);
            if (step instanceof ListStep.Remove<R> remove) {
                identities.remove(remove.at());
            } else if (step instanceof ListStep.Insert<R> insert) {
                identities.add(insert.at(), insert.identity());
                entered += insert.move() ? 0 : 1;
            }
        }
    }

    /** How many rows have entered so far. */
    long entered() {
        return entered;
    }

    List<@Nullable R> rows() {
        return rows;
    }

    EvaluatedResult replayed() {
        List<EvaluatedResult.Entry> entries = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            entries.add(new EvaluatedResult.Entry(identities.get(i), rows.get(i)));
        }
        return new EvaluatedResult(entries);
    }
}
