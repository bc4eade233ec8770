package dev.millrace.query.json;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.json.QuerySamples.Item;
import dev.millrace.query.json.QuerySamples.Owner;

/** What goes out comes back equal; what cannot go out is refused by name. */
class QueryCodecTest {

    /** How many steps may stand in one another. */
    private static final int STEPS = ExprNode.DEEPEST / 2;

    private static final QueryCodec CODEC = QueryCodec.of(QuerySamples.CATALOG);
    private static final QueryNode ITEMS = new SourceNode(QuerySamples.ITEMS);

    @Test
    void nodes_comeBackEqual() {
        for (QueryNode node : QuerySamples.nodes()) {
            String text = CODEC.encodeToString(node);
            JsonNode tree = CODEC.encode(node);

            assertThat(CODEC.decode(text)).as(text).isEqualTo(node).hasSameHashCodeAs(node);
            assertThat(CODEC.decode(tree)).as(text).isEqualTo(node);
            assertThat(CODEC.decode(JsonText.parse(text, JsonLimits.DEFAULT))).isEqualTo(node);
            assertThat(CODEC.encodeToString(CODEC.decode(text))).isEqualTo(text);
        }
    }

    @Test
    void queries_comeBackAsTheirJavaType() {
        for (Query<?> query : QuerySamples.queries()) {
            Query<?> read = query.node().lane().rowType() == null
                    ? CODEC.decode(CODEC.encodeToString(query), query.node().lane().type())
                    : CODEC.decode(CODEC.encode(query), query.node().lane().rowType());

            assertThat(read).isEqualTo(query).hasSameClassAs(query);
        }
    }

    @Test
    void query_ofOtherRows_isRefused() {
        String text = CODEC.encodeToString(from(QuerySamples.ITEMS));

        refused(() -> CODEC.decode(text, Owner.class), "At /query: a query of rows of " + Owner.class.getName()
                + " was expected, but found one of rows of " + Item.class.getName());
        refused(() -> CODEC.decode(text, QuerySamples.MAP),
                "At /query: a query of rows of Map[code, amount, any] was expected");
    }

    @Test
    void query_ofOneRow_mustBeSuch() {
        refused(() -> CODEC.decode("{\"millrace\":1,\"result\":\"one\",\"query\":[{\"from\":\"items\"}]}"),
                "At /result: \"one\" of a query that aggregates all rows was expected");
        refused(() -> CODEC.decode("{\"millrace\":1,\"result\":\"two\",\"query\":[{\"from\":\"items\"}]}"),
                "At /result: how many rows come out was expected, but found \"two\"; known are [many, one, optional]");
    }

    @Test
    void condition_overARelation_comesBack() {
        ExprNode condition = ((FilterNode) from(QuerySamples.ITEMS).where(i -> i.get(Item::size).gt(3)).node())
                .condition();

        String text = CODEC.encodeToString(condition, ITEMS);

        assertThat(CODEC.decodeCondition(text, ITEMS)).isEqualTo(new Condition(condition));
        assertThat(CODEC.decodeExpression(CODEC.encode(condition, ITEMS), ITEMS)).isEqualTo(condition);
        refused(() -> CODEC.decodeCondition(text, new SourceNode(QuerySamples.OWNERS)),
                "At /expression/gt/0/field: a component of Owner was expected, but found \"size\"");
        refused(() -> CODEC.decodeCondition("{\"millrace\":1,\"expression\":5}", ITEMS),
                "At /expression: a condition that the language admits was expected");
    }

    @Test
    void expression_overGroups_comesBack() {
        QueryNode groups = new GroupNode(ITEMS, List.of(QuerySamples.field("suit")));
        ExprNode key = new KeyNode(0, QuerySamples.Suit.class, true);

        assertThat(CODEC.decodeExpression(CODEC.encode(key, groups), groups)).isEqualTo(key);
        refused(() -> CODEC.encode(new KeyNode(0, String.class, true), groups),
                "At /expression: the key as the grouping has it was expected");
    }

    @Test
    void bindings_comeBack() {
        Bindings bindings = Bindings.of("team", "core").and("when", Instant.EPOCH).and("none", null)
                .and("suits", List.of(QuerySamples.Suit.HEARTS));

        assertThat(CODEC.decodeBindings(CODEC.encodeToString(bindings))).isEqualTo(bindings);
        assertThat(CODEC.decodeBindings(CODEC.encode(bindings))).isEqualTo(bindings);
        refused(() -> CODEC.decodeBindings("{\"millrace\":1,\"bindings\":{\"a\":1.5}}"),
                "At /bindings/a: a number with its type");
        refused(() -> CODEC.encode(Bindings.of("a", new Object())), "At /bindings/a: a value of the domain");
    }

    @Test
    void javaFunctions_areRefusedByTheirCall() {
        refused(() -> CODEC.encode(from(QuerySamples.ITEMS).where(i -> i.get(Item::done)).filter(Item::done)),
                "At /query/2: a query that can be looked into was expected, but found a call of filter(…), whose predicate"
                        + " is a Java function; write it as where(…)");
        refused(() -> CODEC.encode(from(QuerySamples.ITEMS).map(String.class, Item::name)),
                "At /query/1: a query that can be looked into was expected, but found a call of map(…), which is a Java");
    }

    @Test
    void references_ofARunningLambda_areRefused() {
        from(QuerySamples.ITEMS).where(i -> {
            refused(() -> CODEC.encode(i.get(Item::done).node(), ITEMS), "At /expression: an expression of a finished"
                    + " query was expected, but found the reference \"a.get(Item::done)\" of a lambda that is still");
            return i.get(Item::done);
        }).node();
    }

    @Test
    void names_thatAreNotInTheCatalog_areRefused() {
        QueryCodec empty = QueryCodec.of(Catalog.EMPTY);
        QueryCodec other = QueryCodec.of(Catalog.of(RelationRef.of("items", Owner.class, Owner::id)));
        QueryCodec relations = QueryCodec.of(Catalog.of(QuerySamples.ITEMS));

        refused(() -> empty.encode(ITEMS), "At /query/0/from: the name of a relation in the catalog was expected, but"
                + " found \"items\"; there is none");
        refused(() -> other.encode(ITEMS), "At /query/0/from: the relation \"items\" of the catalog was expected, but"
                + " found another one of that name");
        refused(() -> relations.encode(from(QuerySamples.ITEMS).select(i -> QuerySamples.SLUG.call(i.get(Item::name)))),
                "At /query/1/select: the name of a function in the catalog was expected, but found \"slug\"");
        refused(() -> relations.encode(QuerySamples.select(new ParamNode("p", QuerySamples.Suit.class))),
                "At /query/1/select: a type that has a name was expected, but found ");
        refused(() -> relations.encode(QuerySamples.select(new ParamNode("p", Thread.class))),
                "At /query/1/select: a type that has a name was expected, but found java.lang.Thread, which has none");
        refused(() -> CODEC.encode(QuerySamples.select(new LiteralNode("x", Integer.class))),
                "At /query/1/select: a constant of the type Integer was expected");
    }

    @Test
    void rowsOfNoQueryAround_areRefused() {
        QueryNode free = new FilterNode(ITEMS, new CallNode(Operator.EQ, QuerySamples.field("name"),
                new OuterNode(1, new FieldNode(0, QuerySamples.OWNERS.rowType().component("name")))));

        refused(() -> CODEC.encode(free),
                "At /query/1/where/eq/1: a query around this one was expected, but found none");
        refused(() -> CODEC
                .decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"where\":{\"eq\":[{\"field\":\"name\"},"
                        + "{\"outer\":1,\"expression\":{\"field\":\"name\"}}]}}]}"),
                "At /query/1/where/eq/1/outer: a query around this one was expected, but found none, 1 further out");
    }

    @Test
    void liveQueries_comeBackByName() {
        QueryRef<Item> named = QueryRef.of("some", from(QuerySamples.ITEMS));
        Query<Item> over = from(named).distinct();
        QueryCodec codec = QueryCodec.of(Catalog.of(QuerySamples.ITEMS).and(named));

        assertThat(codec.encode(over.node()).toString()).contains("{\"from\":{\"live\":\"some\"}}");
        assertThat(codec.decode(codec.encode(over.node()))).isEqualTo(over.node());
        assertThatThrownBy(() -> QueryCodec.of(Catalog.of(QuerySamples.ITEMS)).encode(over.node()))
                .isInstanceOf(JsonCodecException.class).hasMessageContaining("live query");
        assertThatThrownBy(() -> codec.decode(codec.encodeToString(over.node()).replace("some", "sone")))
                .isInstanceOf(JsonCodecException.class).hasMessageContaining("/from/live")
                .hasMessageContaining("did you mean \"some\"?");
        assertThatThrownBy(() -> codec.decode(codec.encodeToString(over.node()).replace("live", "dead")))
                .isInstanceOf(JsonCodecException.class).hasMessageContaining("one field \"live\"");
    }

    @Test
    void chains_areFlatAndOfLimitedLength() {
        QueryNode long_ = QuerySamples.where(QuerySamples.chain(ExprNode.DEEPEST));

        assertThat(CODEC.decode(CODEC.encodeToString(long_))).isEqualTo(long_);
        refused(() -> CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"where\":{\"coalesce\":["
                + "{\"field\":\"done\"},".repeat(ExprNode.DEEPEST) + "true]}}]}"),
                "At /query/1/where: an expression that the language admits was expected, but found one that it refuses:"
                        + " An expression was made of more than 250 expressions in one another");
        refused(() -> CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"}"
                + ",{\"orderBy\":[]}".repeat(STEPS) + "]}"),
                "At /query/125/orderBy: an order that the language admits was expected, but found one that it refuses:"
                        + " A query was made of more than 125 steps in one another");
    }

    @Test
    void queries_thatCanBeMade_canBeWritten() {
        QueryNode all = from(QuerySamples.ITEMS).where(i -> new Condition(QuerySamples.chain(ExprNode.DEEPEST))).node();
        for (int steps = 2; steps < STEPS; steps++) {
            all = new FilterNode(all, QuerySamples.chain(ExprNode.DEEPEST));
        }
        QueryNode most = all;

        comesBack(most);
        assertThatThrownBy(() -> new FilterNode(most, QuerySamples.field("done")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("more than 125 steps");
    }

    @Test
    void chains_ofConditions_areAsLongAsYouLike() {
        QueryNode query = from(QuerySamples.ITEMS).where(i -> {
            Condition any = i.get(Item::size).eq(0);
            for (int size = 1; size < 10_000; size++) {
                any = any.or(i.get(Item::size).eq(size));
            }
            return any;
        }).node();

        comesBack(query);
    }

    @Test
    void chains_toTheRight_areOfLimitedDepth() {
        ExprNode right = QuerySamples.field("done");
        for (int i = 0; i < 150; i++) {
            right = new CallNode(Operator.AND, QuerySamples.field("done"), right);
        }
        QueryNode query = QuerySamples.where(right);
        QueryCodec deep = CODEC.with(JsonLimits.DEFAULT.withDepth(500));

        assertThatThrownBy(() -> CODEC.encode(query)).isInstanceOf(JsonCodecException.class)
                .hasMessageContaining("a value of at most 200 levels was expected, but found one more");
        assertThat(deep.decode(deep.encodeToString(query))).isEqualTo(query);
        assertThatThrownBy(() -> CODEC.decode(deep.encodeToString(query))).isInstanceOf(JsonCodecException.class)
                .hasMessageContaining("a document of at most 200 levels was expected, but found one more");
        refused(() -> CODEC.with(JsonLimits.DEFAULT.withLength(50)).decode(deep.encodeToString(query)),
                "At the top: a document of at most 50 characters was expected, but found one of ");
    }

    @Test
    void deepestQueries_fitASmallStack() throws InterruptedException {
        String steps = ",{\"orderBy\":[]},{\"where\":{\"isNull\":[{\"field\":\"name\"}]}}".repeat(STEPS / 2);
        String plus = "{\"plus\":[{\"field\":\"size\"}" + ",{\"field\":\"size\"}".repeat(ExprNode.DEEPEST - 1) + "]}";
        String unions = ",{\"unionAll\":[[{\"from\":\"items\"}]]}".repeat(STEPS - 1);
        String wrong = plus.replace("[{\"field\":\"size\"},{\"field\":\"size\"}", "[{\"field\":\"size\"},\"x\"");
        List<@Nullable Throwable> thrown = new ArrayList<>();
        Thread small = new Thread(null, () -> {
            comesBack(QuerySamples.where(QuerySamples.chain(ExprNode.DEEPEST)));
            comesBack(CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"}" + steps + "]}"));
            comesBack(CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"select\":" + plus + "}]}"));
            comesBack(CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"}" + unions + "]}"));
            refused(() -> CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"where\":" + plus + "}]}"),
                    "At /query/1/where: a condition that the language admits was expected");
            refused(() -> CODEC.decode("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"select\":" + wrong + "}]}"),
                    "At /query/1/select: an expression that the language admits was expected");
        }, "small", 512 * 1024);
        small.setUncaughtExceptionHandler((thread, e) -> thrown.add(e));

        small.start();
        small.join();

        assertThat(thrown).isEmpty();
    }

    private static void comesBack(QueryNode query) {
        assertThat(CODEC.decode(CODEC.encodeToString(query)).equals(query)).isTrue();
        assertThat(CODEC.decode(CODEC.encode(query)).hashCode()).isEqualTo(query.hashCode());
    }

    @Test
    void nestedSubqueries_areReadInTheTimeTheyTakeToTell() {
        String query = "[{\"from\":\"items\"}]";
        for (int i = 0; i < 30; i++) {
            query = "[{\"from\":\"items\"},{\"select\":{\"subquery\":\"first\",\"query\":" + query + "}}]";
        }
        String text = "{\"millrace\":1,\"query\":" + query + "}";

        assertThat(CODEC.encodeToString(CODEC.decode(text))).isEqualTo(text);
    }

    @Test
    void codecs_andCatalogs_areEqualByTheirContents() {
        Catalog same = Catalog.of(QuerySamples.ITEMS).and(QuerySamples.SLUG);

        assertThat(QueryCodec.of(Catalog.of(QuerySamples.ITEMS).and(QuerySamples.SLUG))).isEqualTo(QueryCodec.of(same))
                .hasSameHashCodeAs(QueryCodec.of(same)).isNotEqualTo(CODEC)
                .isNotEqualTo(QueryCodec.of(same).with(JsonLimits.DEFAULT.withDepth(3)));
        assertThat(same)
                .hasToString("Catalog[items] live[] TypeRegistry[calendarUnit, calendarField, origin] functions[slug]"
                        + " aggregates[]");
        assertThat(same.and(QuerySamples.ITEMS)).isEqualTo(same);
        assertThatThrownBy(() -> same.and(RelationRef.of("items", Owner.class, Owner::id)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A second relation is called \"items\", but a name stands for one; rename one of them");
    }

    @Test
    void mapRows_areReadByTheirType() {
        Query<Map<String, @Nullable Object>> query = from(QuerySamples.MAPS);

        assertThat(CODEC.decode(CODEC.encodeToString(query), QuerySamples.MAP)).isEqualTo(query);
        assertThat(new ProjectNode(query.node(), new LiteralNode(1))).isNotNull();
    }

    private static void refused(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(JsonCodecException.class).hasMessageStartingWith(message);
    }
}
