package dev.millrace.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Window;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.Operator;

class RandomQueryTest {

    private static final int QUERIES = 3_000;

    private static RandomQuery seeded(long seed) {
        return RandomQuery.any(Choices.seeded(seed));
    }

    @Test
    void everyConstruct_appearsOften() {
        Features features = new Features();
        LongStream.range(0, QUERIES).forEach(seed -> features.add(seeded(seed).query().node()));

        assertThat(features.operators).containsOnlyKeys(Operator.values())
                .allSatisfy((operator, times) -> assertThat(times).isGreaterThan(50));
        assertThat(features.aggregates).containsOnlyKeys(AggregateFunction.COUNT_ROWS, AggregateFunction.COUNT,
                AggregateFunction.SUM, AggregateFunction.AVG, AggregateFunction.MIN, AggregateFunction.MAX)
                .allSatisfy((function, times) -> assertThat(times).isGreaterThan(50));
        assertThat(features.constructs).containsKeys(
                "SourceNode", "FilterNode", "JoinNode", "GroupNode", "ProjectNode", "OrderNode", "WindowNode",
                "FieldNode", "RowNode", "LiteralNode", "ParamNode", "CallNode", "KeyNode", "AggregateNode",
                "ConstructNode",
                "where over SourceNode", "where over JoinNode", "where over ProjectNode", "having",
                "2 sources", "3 sources", "self join", "join of two relations", "join on the right key",
                "join on another component",
                "0 keys", "1 keys", "2 keys", "key by FieldNode", "key by CallNode", "key by ConstructNode",
                "group over SourceNode", "group over JoinNode", "group over ProjectNode",
                "shape Card", "shape Picky", "shape value", "shape whole row",
                "0 terms", "1 terms", "2 terms", "3 terms",
                "asc nulls FIRST", "asc nulls LAST", "desc nulls FIRST", "desc nulls LAST", "limit", "offset")
                .allSatisfy((construct, times) -> assertThat(times).as(construct).isGreaterThan(20));
    }

    @Test
    void parameters_areThoseOfTheQuery() {
        LongStream.range(0, 500).mapToObj(RandomQueryTest::seeded).forEach(query -> {
            Set<String> used = Pattern.compile("param\\(\"(p\\d+)\"").matcher(query.query().node().toString()).results()
                    .map(match -> match.group(1)).collect(Collectors.toSet());
            assertThat(query.parameters()).extracting(Parameter::name).containsExactlyInAnyOrderElementsOf(used);
            assertThat(query.bindings().names()).isEqualTo(used);
        });
    }

    @Test
    void mayRefuseRows_saysWhetherPickyRowsAreMade() {
        LongStream.range(0, 500).mapToObj(RandomQueryTest::seeded).forEach(query -> assertThat(query.mayRefuseRows())
                .isEqualTo(query.toString().contains("into(Picky::new")));
    }

    @Test
    void queries_areMostlyDifferent() {
        Set<Object> different = new HashSet<>();
        LongStream.range(0, 1_000).forEach(seed -> different.add(seeded(seed).query().node()));

        assertThat(different).hasSizeGreaterThan(800);
    }

    @Test
    void equalSeeds_giveEqualQueries() {
        assertThat(LongStream.range(0, 200).mapToObj(RandomQueryTest::seeded))
                .containsExactlyElementsOf(LongStream.range(0, 200).mapToObj(RandomQueryTest::seeded).toList());
    }

    @Test
    void noDecisions_giveTheSimplestQuery() {
        RandomQuery query = RandomQuery.any(Choices.recorded(List.of()));

        assertThat(query).hasToString("from(items)");
    }

    @Test
    void withWindow_replacesTheWindow() {
        RandomQuery ordered = LongStream.range(0, 100).mapToObj(RandomQueryTest::seeded)
                .filter(RandomQuery::isOrdered).findFirst().orElseThrow();
        RandomQuery set = LongStream.range(0, 100).mapToObj(RandomQueryTest::seeded)
                .filter(query -> !query.isOrdered()).findFirst().orElseThrow();

        assertThat(ordered.withWindow(new Window(3, 4)).query().node())
                .hasToString(ordered.withWindow(Window.ALL).query().node() + ".offset(3).limit(4)");
        assertThatThrownBy(() -> set.withWindow(Window.ALL)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no order");
    }
}
