package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.testkit.ReferenceEvaluator;

/**
 * Of records whose constructors refuse the canonical form, or that hold numbers of several types under a type variable, the lowest
 * identity is shown, whichever came first (laws 3 and 6).
 */
class RefusedFormTest {

    /** Insists on cents, so that 1.50 cannot be shown as 1.5. */
    record Money(BigDecimal amount) implements Comparable<Money> {

        Money {
            if (amount.scale() < 2) {
                throw new IllegalArgumentException("cents are missing: " + amount);
            }
        }

        @Override
        public int compareTo(Money other) {
            return amount.compareTo(other.amount);
        }
    }

    record Box<T>(T value) {
    }

    record Sale(long id, Money price, List<Integer> days, Box<Number> box) {
    }

    private static final RelationRef<Sale> SALES = RelationRef.of("sales", Sale.class, Sale::id);
    private static final List<Number> NUMBERS = List.of((short) 1, 1L, 1.0, 2);
    private static final List<Query<?>> QUERIES = List.of(
            from(SALES).groupBy(Sale::price).select(g -> g.key()),
            from(SALES).groupBy(Sale::price).having(g -> g.count().gt(1)).select(g -> g.key()),
            from(SALES).groupBy(Sale::days).select(g -> g.key()),
            from(SALES).groupBy(Sale::box).select(g -> g.key()),
            from(SALES).aggregate(g -> g.min(g.row().get(Sale::price))),
            from(SALES).aggregate(g -> g.max(g.row().get(Sale::price))));

    @Property(tries = 60)
    void anyHistory_showsWhatAFreshEvaluationShows(@ForAll Random random) {
        Engine engine = new Engine();
        Table<Sale> table = engine.table(SALES);
        Map<Long, Sale> rows = new TreeMap<>();
        List<Result<?>> results = new ArrayList<>();
        QUERIES.forEach(query -> results.add(engine.open(query, Bindings.NONE)));

        for (int step = 0; step < 40; step++) {
            long id = random.nextInt(6);
            if (random.nextInt(3) == 0) {
                rows.remove(id);
            } else {
                BigDecimal amount = new BigDecimal(random.nextInt(2)).setScale(2 + random.nextInt(3));
                rows.put(id, new Sale(id, new Money(amount), List.of(random.nextInt(2)),
                        new Box<>(NUMBERS.get(random.nextInt(NUMBERS.size())))));
            }
            table.stage(id, rows.get(id));
            engine.commit();

            for (int i = 0; i < results.size(); i++) {
                List<Object> shown = new ArrayList<>(results.get(i).rows().stream().map(Identified::row).toList());
                assertThat(shown).as("%s of %s", QUERIES.get(i), rows.values())
                        .containsExactlyInAnyOrderElementsOf(fresh(QUERIES.get(i), rows));
            }
        }
    }

    private static List<Object> fresh(Query<?> query, Map<Long, Sale> rows) {
        return new ArrayList<>(
                ReferenceEvaluator.evaluate(query, Bindings.NONE, Map.of("sales", rows.values())).rows());
    }
}
