package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.Window;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/** An open query of a random history. */
final class HistoryQuery {

    private final LanguageCase drawn;
    private final QueryNode query;
    private final @Nullable String name;
    private final Result<Object> result;
    private List<Identified<Object>> shown;

    /**
     * Opens a query.
     *
     * @param drawn has the values of its parameters
     * @param query the query
     * @param name under which others can read it; null if none does
     */
    HistoryQuery(LanguageCase drawn, QueryNode query, @Nullable String name, Engine engine) {
        this(drawn, query, name, name == null ? engine.open(new SingleQuery<>(query), used(drawn, query))
                : engine.open(name, new SingleQuery<>(query), used(drawn, query), OnProblem.COUNT));
    }

    /** A query that is open. */
    private HistoryQuery(LanguageCase drawn, QueryNode query, @Nullable String name, Result<Object> result) {
        this.drawn = drawn;
        this.query = query;
        this.name = name;
        this.result = result;
        this.shown = result.rows();
    }

    /** A query that is being opened beside commits, in turns. */
    static final class Hydrating {

        private final LanguageCase drawn;
        private final QueryNode query;
        private final Hydration<Object> hydration;
        private boolean isToWork;

        /**
         * Begins to open a query.
         *
         * @param slice so many rows are read in a turn
         */
        Hydrating(LanguageCase drawn, QueryNode query, Engine engine, int slice) {
            this.drawn = drawn;
            this.query = query;
            this.hydration = engine.hydrate(new SingleQuery<>(query), used(drawn, query), OnProblem.COUNT, slice);
        }

        boolean isDone() {
            return hydration.isDone();
        }

        /** Half a turn. */
        void turn() {
            if (isToWork) {
                hydration.work();
            } else {
                hydration.advance();
            }
            isToWork = !isToWork;
        }

        /** The query, which is open now. */
        HistoryQuery opened() {
            return new HistoryQuery(drawn, query, null, hydration.result());
        }

        void cancel() {
            hydration.cancel();
        }
    }

    /** Opens the same query in another engine, with the same name, parameters and window. */
    HistoryQuery again(Engine engine) {
        HistoryQuery again = new HistoryQuery(drawn, query, name, engine);
        again.result.bind(result.bindings());
        if (result.isOrdered() && !again.result.window().equals(result.window())) {
            again.result.window(result.window());
        }
        again.shown = again.result.rows();
        return again;
    }

    /** Not every parameter that was drawn is in the query still. */
    private static Bindings used(LanguageCase drawn, QueryNode query) {
        String text = query.toString();
        Bindings used = Bindings.NONE;
        for (String name : drawn.bindings().names()) {
            if (text.contains("param(\"" + name + "\"")) {
                used = used.and(name, drawn.bindings().get(name));
            }
        }
        return used;
    }

    QueryNode query() {
        return query;
    }

    /** What is shown depends on these and on the rows. */
    record Asked(QueryNode query, Bindings bindings) {
    }

    /** What is asked now. */
    Asked asked() {
        return new Asked(CheckedResult.inWindow(query, result.window()), result.bindings());
    }

    /** What is asked for {@link #compareTotal}. */
    Asked askedWithoutWindow() {
        return new Asked(CheckedResult.inWindow(query, Window.ALL), result.bindings());
    }

    /** The names of the relations it reads. */
    List<String> sources() {
        return result.sources();
    }

    /** Its operators. */
    List<OperatorFigures> operators() {
        return result.operators();
    }

    /** What its operators hold. */
    List<String> held() {
        return held(result);
    }

    /** What the operators of a result hold, but for windows, which keep what pays. */
    static List<String> held(Result<?> result) {
        return result.operators().stream()
                .filter(operator -> !operator.name().startsWith("window") && operator.rowsHeld() > 0)
                .map(operator -> operator.name() + " " + operator.rowsHeld()).toList();
    }

    /**
     * Shows another part, or gives the parameters other values, or both at once; what that changes must be true.
     *
     * @return what changed with it
     */
    List<Result<?>> move(Choices choices) {
        Bindings values = choices.oneIn(2) ? result.bindings() : drawn.rebound(result.bindings(), choices);
        List<Result<?>> changed;
        if (!result.isOrdered() || choices.oneIn(3)) {
            changed = result.bind(values);
        } else {
            changed = result.move(values,
                    choices.oneIn(4) ? Window.ALL : new Window(choices.below(4), choices.below(12)));
        }
        checkChanges();
        return changed;
    }

    /** Checks what the move of another result did to this, if it did anything. */
    void checkMoved(Collection<Result<?>> changed) {
        if (changed.contains(result)) {
            checkChanges();
        } else {
            assertThat(result.rows()).as("%s after something else moved", query).isEqualTo(shown);
        }
    }

    /** Checks what a commit did to it. */
    void checkChanges() {
        assertThat(result.failure()).as("failure of %s", query).isEmpty();
        List<Identified<Object>> before = shown;
        shown = result.rows();
        RecordedChanges<Object> changes = new RecordedChanges<>(result.isOrdered());
        result.changes(changes);
        changes.checkAgainst(before, shown);
    }

    /** Holds it to a fresh evaluation of what is {@link #asked}. */
    void compareWith(EvaluatedResult expected) {
        assertThat(ResultDifference.between(expected, evaluated(shown, result.isOrdered()))).as("%s", asked())
                .isEmpty();
    }

    /** Holds the number of its rows without window to a fresh evaluation. */
    void compareTotal(EvaluatedResult expected) {
        assertThat(result.total()).as("total of %s", asked()).isEqualTo(expected.size());
    }

    /** Rows as a fresh evaluation gives them. */
    static EvaluatedResult evaluated(List<Identified<Object>> rows, boolean isOrdered) {
        List<EvaluatedResult.Entry> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(new EvaluatedResult.Entry(row.identity(), row.row())));
        EvaluatedResult evaluated = new EvaluatedResult(entries);
        return isOrdered ? evaluated : evaluated.inIdentityOrder();
    }

    void close() {
        result.close();
    }
}
