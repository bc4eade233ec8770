package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Query;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class RulesTest {

    private static String rewritten(Query<?> query) {
        return Rules.rewrite(query.node()).query().toString();
    }

    @Test
    void rewrite_stepsOnOneAnother_goesOnUntilNoRuleApplies() {
        Query<?> query = from(ITEMS).leftJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                .select((i, o) -> into(Brief::new, i.get(Item::id), i.get(Item::group),
                        nested(from(ITEMS).where(j -> j.get(Item::parent).eq(i.get(Item::id)))
                                .select(j -> j.get(Item::title)))))
                .where(b -> b.get(Brief::name).eq(param("name", String.class)).and(b.get(Brief::id).le(9).not()))
                .orderBy(asc(Brief::id)).limit(3).select(b -> b.get(Brief::name));

        Rewritten rewritten = Rules.rewrite(query.node());

        assertThat(rewritten.query()).isEqualTo(from(ITEMS)
                .where(i -> i.get(Item::id).gt(9).and(i.get(Item::group).eq(param("name", String.class))))
                .orderBy(asc(Item::id)).limit(3).select(i -> i.get(Item::group)).node());
        assertThat(rewritten.applied()).extracting(Applied::toString).containsExactly(
                "drop left join: a.get(Owner::id)",
                "normalise filter: a.get(Brief::id).gt(9).and(a.get(Brief::name).eq(param(\"name\", String.class)))",
                "push filter below projection: a.get(Brief::id).gt(9),"
                        + " a.get(Brief::name).eq(param(\"name\", String.class))",
                "order below projection: a.get(Item::id)",
                "window below projection", "merge projections: a.get(Item::group)");
    }

    @Test
    void rewrite_sameConditionsInAnotherOrder_givesEqualQueries() {
        Query<?> some = from(ITEMS).where(i -> i.get(Item::flag)).where(i -> i.get(Item::id).gt(3))
                .where(i -> i.get(Item::group).eq("a"));
        Query<?> same = from(ITEMS)
                .where(i -> i.get(Item::group).eq("a").and(i.get(Item::id).le(3).not().and(i.get(Item::flag))));

        assertThat(Rules.rewrite(some.node()).query()).isEqualTo(Rules.rewrite(same.node()).query());
    }

    @Test
    void rewrite_rewrittenQuery_leavesIt() {
        Query<?> query = from(ITEMS).where(i -> i.get(Item::id).gt(3).and(i.get(Item::flag).not().not()))
                .orderBy(asc(Item::id)).select(i -> i.get(Item::title));
        QueryNode once = Rules.rewrite(query.node()).query();

        Rewritten twice = Rules.rewrite(once);

        assertThat(twice.query()).isSameAs(once);
        assertThat(twice.applied()).isEmpty();
    }

    @Test
    void rewrite_subquery_isRewrittenAsWell() {
        Query<?> query = from(ITEMS).where(i -> exists(from(from(OWNERS).orderBy(asc(Owner::level)))
                .where(o -> o.get(Owner::id).eq(i.get(Item::ref))).where(o -> o.get(Owner::level).lt(3).not())));

        assertThat(rewritten(query)).isEqualTo(from(ITEMS).where(i -> exists(from(OWNERS)
                .where(o -> o.get(Owner::id).eq(i.get(Item::ref)).and(o.get(Owner::level).ge(3))))).node().toString());
    }

    /** What reads rows around keeps its place; what stands beside it does not. */
    @Test
    void rewrite_subqueryOverAJoin_keepsWhatCorrelatesIt() {
        Query<?> query = from(OWNERS).where(o -> exists(from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                .where((i, p) -> p.get(Owner::id).eq(o.get(Owner::id)).and(i.get(Item::flag)))
                .select((i, p) -> i.get(Item::title))));

        assertThat(rewritten(query)).isEqualTo(from(OWNERS).where(o -> exists(from(ITEMS)
                .where(i -> i.get(Item::flag)).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                .where((i, p) -> p.get(Owner::id).eq(o.get(Owner::id))).select((i, p) -> i.get(Item::title)))).node()
                .toString());
    }

    /** The handle of the query may move it (law 8). */
    @Test
    void rewrite_windowOfTheWholeQuery_staysThoughItShowsAll() {
        QueryNode ordered = from(ITEMS).orderBy(asc(Item::title)).node();
        QueryNode query = new ProjectNode(new WindowNode(ordered, Window.ALL),
                from(ITEMS).select(i -> i.get(Item::title)).node().expressions().get(0));

        assertThat(Rules.rewrite(query).query()).isEqualTo(query);
    }

    @Test
    void rewrite_queryOfManySteps_leavesItWithinTheBoundsOfTheLanguage() {
        Selection<Item> query = from(ITEMS);
        for (int i = 0; i < 55; i++) {
            query = query.filter(item -> true).where(item -> item.get(Item::flag).not().not());
        }
        QueryNode deep = query.node();

        assertThat(Rules.rewrite(deep).query()).isSameAs(deep);
    }
}
