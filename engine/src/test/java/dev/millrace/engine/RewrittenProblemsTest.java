package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.graph.HandingDown;
import dev.millrace.engine.internal.plan.Planning;
import dev.millrace.engine.internal.rule.DrawnRewritable;
import dev.millrace.engine.internal.rule.Rewritten;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.query.Bindings;
import dev.millrace.query.SingleQuery;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * A query that is rewritten meets a problem where it meets one as it is written (law 5), so that it fails if it is to, and not otherwise. {@code -Drewritten.problems=} says how many queries there are, {@code -Drewritten.seed=} which is the first.
 */
class RewrittenProblemsTest {

    private static final Planning AS_WRITTEN =
            new Planning(WindowRules.STANDARD, IndexRules.STANDARD, 2, true, HandingDown.UNLESS_TIMED,
                    Rewritten::asWritten, Probe.NONE);

    @Test
    void open_rewrittenQuery_meetsProblemsWhereItWouldAsWritten() {
        int queries = Integer.getInteger("rewritten.problems", 2_000);
        long first = Long.getLong("rewritten.seed", 20261122);
        int failing = 0;
        List<String> different = new ArrayList<>();
        for (long seed = first; seed < first + queries; seed++) {
            Choices choices = Choices.seeded(seed);
            LanguageCase drawn = seed % 2 == 0 ? RandomCases.of(seed, choices) : DrawnRewritable.draw(choices);
            Rewritten rewritten = Rules.rewrite(drawn.query());
            if (!rewritten.applied().isEmpty()) {
                boolean fails = meetsProblems(new Engine(AS_WRITTEN), drawn);
                if (meetsProblems(new Engine(), drawn) != fails) {
                    different.add("seed " + seed + " as written " + fails + ": " + drawn.query() + " is planned as "
                            + rewritten.query() + " by " + rewritten.applied());
                }
                failing += fails ? 1 : 0;
            }
        }
        System.out.printf("%d queries, %d rewritten ones with problems%n", queries, failing);
        // What a join looks up is up to the plan: very seldom rows that can fail are not looked up any more (decision 102).
        assertThat(different).hasSizeLessThanOrEqualTo(queries / 5_000);
        assertThat(failing).isGreaterThan(queries / 50);
    }

    private static boolean meetsProblems(Engine engine, LanguageCase drawn) {
        for (LanguageCase.Table table : drawn.tables()) {
            Table<Map<String, @Nullable Object>> rows = engine.table(table.relation());
            table.rows().forEach(row -> rows.stage(Objects.requireNonNull(table.relation().key().get(row)), row));
        }
        engine.tick(drawn.now());
        engine.commit();
        return engine.open(new SingleQuery<>(drawn.query()), used(drawn)).problems().count() > 0;
    }

    /** Not every parameter that was drawn is in the query still. */
    private static Bindings used(LanguageCase drawn) {
        String text = drawn.query().toString();
        Bindings used = Bindings.NONE;
        for (String name : drawn.bindings().names()) {
            if (text.contains("param(\"" + name + "\"")) {
                used = used.and(name, drawn.bindings().get(name));
            }
        }
        return used;
    }
}
