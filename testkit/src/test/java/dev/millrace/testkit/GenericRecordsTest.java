package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** Generic records hold what their type arguments say where they are shown canonically (law 3). */
class GenericRecordsTest {

    record Box<T>(T value) {
    }

    record Holder(long id, Box<Short> box, Box<Number> open) {
    }

    private static final RelationRef<Holder> HOLDERS = RelationRef.of("holders", Holder.class, Holder::id);
    private static final List<Holder> ROWS = List.of(new Holder(2, new Box<>((short) 1), new Box<>(1.0)),
            new Holder(1, new Box<>((short) 1), new Box<>(1)));

    private static <R> List<R> rows(Query<R> query) {
        return ReferenceEvaluator.evaluate(query, Bindings.NONE, Map.of("holders", ROWS)).rows().stream()
                .<R>map(GenericRecordsTest::asDeclared).toList();
    }

    @SuppressWarnings("unchecked") // a query's rows are of its type, which is what is tested
    private static <R> R asDeclared(Object row) {
        return (R) row;
    }

    @Test
    void groupKey_isReadAsDeclared() {
        short value = rows(from(HOLDERS).groupBy(Holder::box).select(g -> g.key())).get(0).value();

        assertThat(value).isEqualTo((short) 1);
    }

    @Test
    void rowsOfDistinct_areReadAsDeclared() {
        short value = rows(from(HOLDERS).distinct()).get(0).box().value();
        short plain = rows(from(HOLDERS).select(h -> h.get(Holder::box)).distinct()).get(0).value();

        assertThat(value).isEqualTo(plain).isEqualTo((short) 1);
    }

    @Test
    void openNumbers_areEqualByValue_andShownAsInTheLowestIdentity() {
        assertThat(rows(from(HOLDERS).groupBy(Holder::open).select(g -> g.key()))).isEqualTo(List.of(new Box<>(1)));
        assertThat(rows(from(HOLDERS).select(h -> h.get(Holder::open)).distinct())).isEqualTo(List.of(new Box<>(1)));
    }
}
