package dev.millrace.query;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.intoMap;
import static dev.millrace.query.QueryDsl.named;
import static dev.millrace.query.Samples.TODOS;
import static dev.millrace.query.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.JoinKind;

class DynamicQueryTest {

    private static final RelationRef<Map<String, @Nullable Object>> ORDERS = orders();

    private static RelationRef<Map<String, @Nullable Object>> orders() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put("id", long.class);
        types.put("user", String.class);
        types.put("total", Integer.class);
        RowType<Map<String, @Nullable Object>> rowType = RowType.ofMap(types);
        return new RelationRef<>("orders", rowType, rowType.component("id"));
    }

    private static final DynamicQuery JOINED = DynamicQuery.from("t", TODOS).join("u", USERS).on("t.ownerId", "u.id");

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void select_paths_isTheTypedQueryThatMakesMaps() {
        assertThat(JOINED.where(row -> row.field("t.rank").gt(3)).select("t.title", "u.name"))
                .isEqualTo(from(TODOS).join(USERS).on(Samples.Todo::ownerId).equalTo(User::id)
                        .where((t, u) -> t.field("rank").gt(3))
                        .select((t, u) -> intoMap(named("title", t.get(Samples.Todo::title)),
                                named("name", u.get(User::name)))))
                .hasToString("from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                        + ".where((a, b) -> a.get(Todo::rank).gt(3))"
                        + ".select((a, b) -> intoMap(named(\"title\", a.get(Todo::title)), named(\"name\", b.get(User::name))))");
    }

    @Test
    void maps_areReadByName_withoutAliasWhereOneSourceHasIt() {
        DynamicQuery orders = DynamicQuery.from("o", ORDERS);

        assertThat(orders.where(row -> row.numberField("total", Integer.class).plus(1).gt(10)).select("id"))
                .hasToString("from(orders).where(a -> a.field(\"total\").plus(1).gt(10))"
                        + ".select(a -> intoMap(named(\"id\", a.field(\"id\"))))");
        assertThat(orders.join(JoinKind.LEFT, "t", TODOS).on("o.id", "id").select("t.id", "total"))
                .hasToString("from(orders).leftJoin(todos).onExpr(a -> a.field(\"id\")).equalTo(Todo::id)"
                        + ".select((a, b) -> intoMap(named(\"id\", b.get(Todo::id)), named(\"total\", a.field(\"total\"))))");
    }

    @Test
    void groupBy_paths_givesKeysByPath() {
        assertThat(JOINED.groupBy("u.team", "done").having((g, row) -> g.count().gt(1))
                .select((g, row) -> intoMap(named("team", g.key("u.team")),
                        named("most", g.max(row.numberField("rank", Integer.class))))))
                .hasToString("from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                        + ".groupByExpr((a, b) -> b.get(User::team), (a, b) -> a.get(Todo::done))"
                        + ".having((g, a, b) -> g.count().gt(1)).select((g, a, b) -> intoMap(named(\"team\", g.key1()),"
                        + " named(\"most\", g.max(a.get(Todo::rank)))))");
    }

    @Test
    void names_thatAreWrong_areRefusedWithTheNearest() {
        refused(() -> JOINED.select("t.titel"), "Todo has no component \"titel\"; did you mean \"title\"?");
        refused(() -> JOINED.select("titel"), "There is no component \"titel\" in the sources [t, u]");
        refused(() -> JOINED.select("id"),
                "The name \"id\" is ambiguous: [t, u] have such a component; write \"t.id\"");
        refused(() -> JOINED.where(row -> row.source("v").field("id").isNull()),
                "There is no source under the alias \"v\"");
        refused(() -> JOINED.groupBy("u.team").select((g, row) -> g.key("u.tea")),
                "The rows are not grouped by \"u.tea\"; did you mean \"u.team\"?; the keys are [u.team]");
        refused(() -> JOINED.groupBy("u.team").select((g, row) -> row.field("t.title")),
                "was used of a group, whose rows may differ in it");
        refused(() -> JOINED.join("t", TODOS), "The alias \"t\" is taken; the sources are [t, u]");
        refused(() -> DynamicQuery.from("a.b", TODOS), "An alias is a name without dots, but \"a.b\" was given");
        refused(() -> JOINED.select("t.title", "t.title"), "component \"title\" was set twice");
    }

    @Test
    void types_thatDoNotFit_areRefused() {
        refused(() -> JOINED.where(row -> row.field("t.title").gt(3)),
                "gt compares values of one kind, but a.get(Todo::title) is of type String and 3 of type Integer");
        refused(() -> JOINED.where(row -> row.numberField("t.title", Integer.class).gt(3)),
                "Component \"title\" was asked for as Integer, but is of type String");
        refused(() -> DynamicQuery.from("t", TODOS).join("u", USERS).on("title", "id", "rank", "name"),
                "A join compares values of one kind");
        refused(() -> DynamicQuery.from("t", TODOS).join("u", USERS).on("title", "id", "rank"), "Keys come in pairs");
        refused(() -> JOINED.join(JoinKind.SEMI, "v", USERS), "use exists or notExists");
    }

    @Test
    void select_anything_goesOnAsATypedQuery() {
        assertThat(JOINED.select(row -> into(Samples.Card::new, row.textField("title"), row.textField("u.name")))
                .where(card -> card.get(Samples.Card::owner).eq("ann")))
                .hasToString("from(todos).join(users).on(Todo::ownerId).equalTo(User::id)"
                        + ".select((a, b) -> into(Card::new, a.get(Todo::title), b.get(User::name)))"
                        + ".where(a -> a.get(Card::owner).eq(\"ann\"))");
    }
}
