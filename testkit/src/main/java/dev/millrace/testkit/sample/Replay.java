package dev.millrace.testkit.sample;

import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;

/**
 * Follows a scenario step by step and says what the result must be. Not thread-safe.
 *
 * @since 0.1
 */
public final class Replay {

    private final SampleTables tables = new SampleTables();
    private RandomQuery query;

    /**
     * Starts with a scenario's query and first rows.
     *
     * @param scenario the scenario
     */
    public Replay(Scenario scenario) {
        this.query = scenario.query();
        tables.apply(scenario.rows());
    }

    /**
     * Takes one step.
     *
     * @param step the step
     */
    public void take(HistoryStep step) {
        if (step instanceof HistoryStep.Commit commit) {
            tables.apply(commit);
        } else if (step instanceof HistoryStep.MoveWindow move) {
            query = query.withWindow(move.window());
        } else if (step instanceof HistoryStep.SetParameter set) {
            query = query.withBindings(query.bindings().and(set.name(), set.value()));
        }
    }

    /**
     * Evaluates the query as it is now.
     *
     * @return its result
     */
    public EvaluatedResult result() {
        return ReferenceEvaluator.evaluate(query.query(), query.bindings(), tables.rows());
    }

    /**
     * The query with the window and the parameters it has now.
     *
     * @return the query
     */
    public RandomQuery query() {
        return query;
    }

    /**
     * The rows as they are now.
     *
     * @return the tables, to be read only
     */
    public SampleTables tables() {
        return tables;
    }
}
