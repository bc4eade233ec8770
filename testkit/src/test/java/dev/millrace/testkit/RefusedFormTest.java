package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;

/** Records whose constructors refuse the canonical form are shown as they are, of equal ones that of the lowest identity (law 3). */
class RefusedFormTest {

    /** Insists on cents, so that 1.50 cannot be shown as 1.5. */
    record Money(BigDecimal amount) implements Comparable<Money> {

        Money {
            if (amount.scale() < 2) {
                throw new IllegalArgumentException("cents are missing: " + amount);
            }
        }

        static Money of(String amount) {
            return new Money(new BigDecimal(amount));
        }

        @Override
        public int compareTo(Money other) {
            return amount.compareTo(other.amount);
        }
    }

    record Sale(long id, Money price, List<Money> parts) {
    }

    private static final RelationRef<Sale> SALES = RelationRef.of("sales", Sale.class, Sale::id);
    private static final RelationRef<Sale> BY_PRICE = RelationRef.of("sales", Sale.class, Sale::price);
    private static final List<Sale> ROWS =
            List.of(sale(3, "1.50"), sale(2, "1.500"), sale(4, "0.70"), sale(1, "0.7000"));

    private static Sale sale(long id, String price) {
        return new Sale(id, Money.of(price), List.of(Money.of(price)));
    }

    private static List<?> rows(Query<?> query) {
        return ReferenceEvaluator.evaluate(query, Bindings.NONE, Map.of("sales", ROWS)).rows();
    }

    private static Selection<Money> prices() {
        return from(SALES).select(s -> s.get(Sale::price));
    }

    @Test
    void groupKey_isThatOfTheLowestIdentity() {
        assertThat(rows(from(SALES).groupBy(Sale::price).select(g -> g.key())))
                .isEqualTo(List.of(Money.of("0.7000"), Money.of("1.500")));
        assertThat(rows(from(SALES).groupBy(Sale::price).select(g -> g.count()))).isEqualTo(List.of(2L, 2L));
        assertThat(rows(from(SALES).groupBy(Sale::parts).select(g -> g.key())))
                .isEqualTo(List.of(List.of(Money.of("0.7000")), List.of(Money.of("1.500"))));
    }

    @Test
    void distinctAndSetOperations_showThatOfTheLowestIdentity() {
        List<Money> shown = List.of(Money.of("0.7000"), Money.of("1.500"));
        Selection<Money> cheap = from(SALES).where(s -> s.get(Sale::id).gt(3)).select(s -> s.get(Sale::price));

        assertThat(rows(prices().distinct())).isEqualTo(shown);
        assertThat(rows(cheap.union(prices()))).isEqualTo(List.of(Money.of("0.70"), Money.of("1.500")));
        assertThat(rows(prices().intersect(cheap))).isEqualTo(shown.subList(0, 1));
        assertThat(rows(prices().except(cheap))).isEqualTo(shown.subList(1, 2));
    }

    @Test
    void extremes_areThoseOfTheLowestIdentity() {
        assertThat(rows(from(SALES).aggregate(g -> g.min(g.row().get(Sale::price)))))
                .isEqualTo(List.of(Money.of("0.7000")));
        assertThat(rows(from(SALES).aggregate(g -> g.max(g.row().get(Sale::price)))))
                .isEqualTo(List.of(Money.of("1.500")));
        assertThat(rows(from(SALES).aggregate(g -> g.set(g.row().get(Sale::price)))))
                .isEqualTo(List.of(List.of(Money.of("0.7000"), Money.of("1.500"))));
    }

    @Test
    void keyOfARelation_isKeptAsItIs() {
        var result = ReferenceEvaluator.evaluate(from(BY_PRICE), Bindings.NONE, Map.of("sales", ROWS.subList(0, 1)));

        assertThat(result.identities()).hasToString("[" + Money.of("1.50") + "]");
    }
}
