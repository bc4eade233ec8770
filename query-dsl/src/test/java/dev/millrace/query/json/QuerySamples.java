package dev.millrace.query.json;

import static dev.millrace.query.Into.into;
import static dev.millrace.query.Into.intoMap;
import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.Subqueries.exists;
import static dev.millrace.query.Subqueries.first;
import static dev.millrace.query.Subqueries.nested;
import static dev.millrace.query.Subqueries.scalar;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.CalendarUnit;
import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.UserFunction;
import dev.millrace.query.Window;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** Queries written by hand: each kind of step and expression, and what only a program that makes nodes comes to. */
final class QuerySamples {

    enum Suit {
        HEARTS, SPADES
    }

    record Item(long id, String name, @Nullable Integer size, double weight, boolean done, @Nullable Suit suit,
            Instant due, BigDecimal price, long ownerId) {
    }

    record Owner(long id, String name) {
    }

    record Pair(@Nullable Item item, @Nullable Owner owner) {
    }

    /** The longest of some strings. */
    record Longest(String name) implements UserAggregate<String, List<String>, String> {

        @Override
        public Class<String> operandType() {
            return String.class;
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public List<String> start() {
            return new ArrayList<>();
        }

        @Override
        public List<String> add(List<String> gathered, String value) {
            gathered.add(value);
            return gathered;
        }

        @Override
        public List<String> remove(List<String> gathered, String value) {
            gathered.remove(value);
            return gathered;
        }

        @Override
        public @Nullable String finish(List<String> gathered) {
            return gathered.stream().max(String::compareTo).orElse(null);
        }
    }

    static final RelationRef<Item> ITEMS = RelationRef.of("items", Item.class, Item::id);
    static final RelationRef<Owner> OWNERS = RelationRef.of("owners", Owner.class, Owner::id);
    static final RowType<Map<String, @Nullable Object>> MAP = RowType.ofMap(columns());
    static final RelationRef<Map<String, @Nullable Object>> MAPS =
            new RelationRef<>("maps", MAP, MAP.component("code"));
    static final UserFunction.Unary<String, String> SLUG =
            UserFunction.of("slug", String.class, String.class, text -> text.replace(' ', '-'));
    static final UserFunction.Binary<String, Integer, String> TIMES =
            UserFunction.of("times", String.class, Integer.class, String.class, String::repeat);
    static final Longest LONGEST = new Longest("longest");

    static final Catalog CATALOG = Catalog.of(ITEMS, OWNERS, MAPS).and(Pair.class)
            .and(TypeRegistry.of(Suit.class, Item.class, Owner.class)).and(SLUG).and(TIMES).and(LONGEST);

    private static final QueryNode ALL = new SourceNode(ITEMS);

    private QuerySamples() {
    }

    private static Map<String, Class<?>> columns() {
        Map<String, Class<?>> columns = new LinkedHashMap<>();
        columns.put("code", String.class);
        columns.put("amount", BigDecimal.class);
        columns.put("any", Object.class);
        return columns;
    }

    static FieldNode field(String name) {
        return new FieldNode(0, ITEMS.rowType().component(name));
    }

    static QueryNode where(ExprNode condition) {
        return new FilterNode(ALL, condition);
    }

    static QueryNode select(ExprNode shape) {
        return new ProjectNode(ALL, shape);
    }

    private static ExprNode equal(ExprNode a, ExprNode b) {
        return new CallNode(Operator.EQ, a, b);
    }

    /** Queries as the language makes them. */
    static List<Query<?>> queries() {
        return List.of(from(ITEMS), from(MAPS).where(m -> m.textField("code").startsWith("x")),
                from(ITEMS).where(i -> i.get(Item::done).and(i.get(Item::name).eq("a").and(i.get(Item::size).gt(3)))),
                from(ITEMS).orderBy(desc(Item::size).nullsLast(), asc(Item::name)
                        .collate(Collation.of(Locale.GERMANY).withStrength(Collation.Strength.SECONDARY))).offset(2)
                        .limit(7),
                from(ITEMS).inKeyOrder(), from(ITEMS).orderBy(asc(Item::due)).findOne(),
                from(ITEMS).aggregate(g -> g.max(g.row().get(Item::size))),
                from(ITEMS).leftJoin(OWNERS).on(Item::ownerId).equalTo(Owner::id)
                        .matching((i, o) -> o.get(Owner::name).ne(i.get(Item::name)))
                        .select((i, o) -> into(Pair::new, i.row(), o.row())),
                from(ITEMS).leftJoin(OWNERS).on(Item::ownerId).equalTo(Owner::id).where((i, o) -> o.synced())
                        .select((i, o) -> intoMap(named("a", o.origin()), named("b", i.pendingTransactions()))),
                from(ITEMS).semiJoin(from(OWNERS).where(o -> o.get(Owner::name).like("a!%", '!'))).on(Item::ownerId)
                        .equalTo(Owner::id).select(i -> i.get(Item::suit)).distinct(),
                from(ITEMS).groupBy(Item::suit).having(g -> g.count().gt(1).and(g.key().isNotNull()))
                        .select(g -> intoMap(named("suit", g.key()),
                                named("names",
                                        g.list(g.row().get(Item::name),
                                                desc(g.row().get(Item::weight)).nullsLast())),
                                named("longest", g.aggregate(LONGEST, g.row().get(Item::name))),
                                named("least", g.min(g.row().get(Item::name), Collation.of(Locale.FRENCH))))),
                from(OWNERS).where(o -> exists(from(ITEMS).where(i -> i.get(Item::ownerId).eq(o.get(Owner::id))
                        .and(exists(from(OWNERS).where(x -> x.get(Owner::id).eq(o.get(Owner::id))
                                .and(x.get(Owner::id).eq(i.get(Item::ownerId))))))))),
                from(OWNERS).select(o -> intoMap(
                        named("items", nested(from(ITEMS).where(i -> i.get(Item::ownerId).eq(o.get(Owner::id)))
                                .orderBy(asc(Item::due)).limit(2))),
                        named("first", first(from(ITEMS).where(i -> i.get(Item::ownerId).eq(o.get(Owner::id))))),
                        named("sum", scalar(from(ITEMS).where(i -> i.get(Item::ownerId).eq(o.get(Owner::id)))
                                .aggregate(g -> g.sumDecimal(g.row().get(Item::price))))))),
                from(ITEMS).where(i -> i.get(Item::name).in(from(OWNERS).select(o -> o.get(Owner::name)))),
                from(ITEMS).where(i -> i.get(Item::due).lt(now(Duration.ofSeconds(30)))
                        .and(i.get(Item::name).eq(param("name", String.class)))),
                from(ITEMS).select(i -> i.get(Item::name)).union(from(OWNERS).select(o -> o.get(Owner::name)),
                        from(ITEMS).select(i -> SLUG.call(i.get(Item::name)))),
                from(ITEMS).select(i -> caseWhen(i.get(Item::done)).then(i.get(Item::weight)).otherwise(
                        i.get(Item::weight).plus(1.5).plus(2.5).times(3))),
                from(ITEMS).select(i -> i.get(Item::due).truncatedTo(CalendarUnit.WEEK)));
    }

    /** Those, and queries of nodes made by hand. */
    static List<QueryNode> nodes() {
        List<QueryNode> nodes = new ArrayList<>(queries().stream().map(Query::node).toList());
        ExprNode name = field("name");
        ExprNode size = field("size");
        for (Object value : Arrays.asList("", 1, -0.0, Double.NaN, 1.5f, (byte) 1, 5L, new BigDecimal("1.00"), 'c',
                new byte[] {1, 2}, List.of(1, List.of("x")), Suit.SPADES, Instant.EPOCH, new Owner(1, "o"), true,
                "\ud800", CalendarUnit.DAY)) {
            nodes.add(select(new LiteralNode(value)));
            nodes.add(select(new LiteralNode(value, Object.class)));
        }
        for (Class<?> type : List.of(String.class, Integer.class, List.class, Object.class, Suit.class, Owner.class,
                Map.class, Period.class, byte[].class, Number.class)) {
            nodes.add(select(new LiteralNode(null, type)));
            nodes.add(select(new ParamNode("p", type)));
        }
        ExprNode chain = new CallNode(Operator.OR, new CallNode(Operator.OR, field("done"), field("done")),
                new CallNode(Operator.OR, field("done"), new CallNode(Operator.AND, field("done"), field("done"))));
        nodes.add(where(chain));
        nodes.add(select(new FunctionNode(ScalarFunction.PLUS, new FunctionNode(ScalarFunction.PLUS, size, size),
                new FunctionNode(ScalarFunction.TIMES, size, new FunctionNode(ScalarFunction.PLUS, size, size)))));
        nodes.add(select(new FunctionNode(ScalarFunction.CONCAT, name, name, new LiteralNode("x"))));
        nodes.add(select(new FunctionNode(ScalarFunction.ROUND, field("weight"))));
        nodes.add(ALL.lanes().isEmpty() ? ALL : new JoinNode(JoinKind.FULL, ALL, new SourceNode(MAPS),
                List.of(name, size), List.of(map("code"), map("amount")), null));
        QueryNode maps = new SourceNode(MAPS);
        ExprNode anyMap = new SubqueryNode(SubqueryForm.FIRST, maps, null);
        nodes.add(select(new ReadNode(anyMap, MAP.component("amount"))));
        nodes.add(new ProjectNode(new GroupNode(maps, List.of(map("code"))),
                new ReadNode(new AggregateNode(AggregateFunction.FIRST, new RowNode(0, MAP)),
                        MAP.component("code"))));
        nodes.add(new ProjectNode(new GroupNode(maps, List.of(map("any"))), new KeyNode(0, Object.class, true)));
        nodes.add(new ProjectNode(maps, new ConstructNode(MAP, List.of(map("code"), new LiteralNode(5), map("any")))));
        nodes.add(new WindowNode(new WindowNode(new OrderNode(ALL, List.of(new OrderTerm(size, true, NullPlacement.LAST,
                null))), Window.ALL), new Window(0, Long.MAX_VALUE - 1)));
        nodes.add(new GroupNode(ALL, List.of(equal(name, name), size)));
        for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("zh-Hant-TW"), Locale.ENGLISH)) {
            nodes.add(new OrderNode(ALL, List.of(new OrderTerm(name, false, NullPlacement.FIRST,
                    Collation.of(locale)))));
        }
        return nodes;
    }

    /** Links in one another, which are flat in JSON all the same. */
    static ExprNode chain(int conditions) {
        Condition first = new Condition(field("done"));
        for (int i = 1; i < conditions; i++) {
            first = first.coalesce(new Condition(field("done")));
        }
        return first.node();
    }

    private static FieldNode map(String name) {
        return new FieldNode(0, MAP.component(name));
    }
}
