package dev.millrace.engine.internal.rule;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;

import java.util.List;

import dev.millrace.query.Query;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.Window;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.sample.Item;

class DropWindowTest extends RuleContract {

    @Override
    Rule rule() {
        return new DropWindow();
    }

    @Override
    List<Case> rewritten() {
        return List.of(new Case(inWindowOfAll(from(ITEMS).orderBy(asc(Item::title))),
                from(ITEMS).orderBy(asc(Item::title))));
    }

    @Override
    List<Query<?>> kept() {
        return List.of(from(ITEMS).orderBy(asc(Item::title)).limit(3),
                inWindowOfAll(from(ITEMS).filter(Item::flag).orderBy(asc(Item::title))));
    }

    /** What a query sent as JSON may say, but a program cannot. */
    private static Query<?> inWindowOfAll(Query<?> ordered) {
        return new SingleQuery<>(new WindowNode(ordered.node(), Window.ALL));
    }
}
