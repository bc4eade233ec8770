package dev.millrace.engine.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.sample.SampleTables;
import dev.millrace.testkit.sample.Scenario;

/** What every rule has to do: it makes of some queries what its test says, each equal to the one it is made of, and leaves others alone. */
abstract class RuleContract {

    /**
     * A query before and after.
     *
     * @param before as it was written
     * @param after as it would have to be written for the same plan
     */
    record Case(Query<?> before, Query<?> after) {
    }

    abstract Rule rule();

    /** Queries to which the rule applies, once. */
    abstract List<Case> rewritten();

    /** Queries that it has to leave as they are. */
    abstract List<Query<?>> kept();

    @Test
    void of_queryItIsFor_rewritesIt() {
        for (Case each : rewritten()) {
            assertThat(String.valueOf(first(each.before().node()))).as("%s", each.before())
                    .isEqualTo(each.after().node().toString());
        }
    }

    @Test
    void of_otherQuery_leavesIt() {
        for (Query<?> query : kept()) {
            assertThat(first(query.node())).as("%s", query).isNull();
        }
    }

    @Test
    void of_queryItIsFor_givesTheSameRows() {
        for (long seed = 1; seed <= 20; seed++) {
            SampleTables tables = new SampleTables();
            Scenario scenario = Scenario.seeded(seed, 0);
            tables.apply(scenario.rows());
            Given given = Given.rows(tables.rows()).with(Bindings.of("least", 3L));
            for (Case each : rewritten()) {
                assertThat(ResultDifference.between(ReferenceEvaluator.evaluate(each.before().node(), given),
                        ReferenceEvaluator.evaluate(each.after().node(), given))).as("%s", each.before()).isEmpty();
            }
        }
    }

    /** The query rewritten where the rule applies first, from the top; null if it does not. */
    private @Nullable QueryNode first(QueryNode query) {
        Rule.Rewriting made = rule().of(query);
        if (made != null) {
            return made.query();
        }
        List<QueryNode> inputs = query.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            QueryNode input = first(inputs.get(i));
            if (input != null) {
                int place = i;
                return query.with(IntStream.range(0, inputs.size())
                        .mapToObj(each -> each == place ? input : inputs.get(each)).toList(), query.expressions());
            }
        }
        return null;
    }
}
