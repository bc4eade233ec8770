package dev.millrace.engine.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.QueryNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.sample.Choices;

/**
 * A rewritten query has the rows, identities and order of the one as written. {@code -Drewritings=} says how many pairs of queries there
 * are, one of the whole language and one with much to rewrite; {@code -Drewritings.seed=} which is the first.
 */
class RandomRewritingTest {

    /** Each thing that rules do is done at least so often in 2 000 pairs. */
    private static final int FEWEST = 5;
    private static final int PAIRS = 2_000;
    private static final Set<String> ALL = Set.of("drop distinct below distinct", "drop distinct below except",
            "drop distinct below intersect", "drop distinct below union", "drop distinct of except",
            "drop distinct of intersect", "drop distinct of union", "drop filter", "drop left join",
            "drop order that is forgotten", "drop residual", "drop window of all", "group without projection",
            "make key of filter", "make key of residual", "merge filters", "merge projections",
            "move residual into side", "normalise filter", "normalise residual", "order below projection",
            "push filter below distinct", "push filter below join", "push filter below projection",
            "push filter into branches", "push having below group", "window below projection");

    private final Map<String, Integer> applied = new TreeMap<>();
    private int withRows;

    @Test
    void rewrite_anyQuery_givesAnEqualOne() {
        int pairs = Integer.getInteger("rewritings", PAIRS);
        long first = Long.getLong("rewritings.seed", 1);
        for (long seed = first; seed < first + pairs; seed++) {
            LanguageCase any = LanguageCase.draw(Choices.seeded(seed), Palette.everything(), Set.of());
            check(seed, any.query(), any.given());
            LanguageCase rewritable = DrawnRewritable.draw(Choices.seeded(seed));
            check(seed, rewritable.query(), rewritable.given());
        }
        System.out.printf("%d queries, %d with rows, %s%n", 2 * pairs, withRows, applied);
        assertThat(withRows).isGreaterThan(pairs / 2);
        assertThat(applied.keySet()).isSubsetOf(ALL);
        assertThat(ALL).allSatisfy(
                what -> assertThat(applied.getOrDefault(what, 0)).as(what).isGreaterThan(FEWEST * pairs / PAIRS - 1));
    }

    private void check(long seed, QueryNode query, Given given) {
        Rewritten rewritten = Rules.rewrite(query);
        rewritten.applied().forEach(each -> applied.merge(each.what(), 1, Integer::sum));
        EvaluatedResult expected = ReferenceEvaluator.evaluate(query, given);
        withRows += expected.isEmpty() ? 0 : 1;
        assertThat(ResultDifference.between(expected, ReferenceEvaluator.evaluate(rewritten.query(), given)))
                .as("seed %s: %s%nrewritten as %s%nby %s", seed, query, rewritten.query(), rewritten.applied())
                .isEmpty();
        assertThat(rewritten.query().isOrdered()).isEqualTo(query.isOrdered());
        assertThat(Rules.rewrite(rewritten.query()).applied()).as("seed %s, rewritten again", seed).isEmpty();
    }
}
