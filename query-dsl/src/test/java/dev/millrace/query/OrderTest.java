package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.text;
import static dev.millrace.query.Samples.TODOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.Samples.Ranked;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.Samples.User;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.value.NullPlacement;

class OrderTest {

    @Test
    void orderBy_terms_areKeptMostSignificantFirst() {
        OrderedQuery<Todo> ordered = from(TODOS).orderBy(desc(Todo::rank), asc(Todo::title),
                desc(Todo::estimate).nullsLast(), asc(Todo::id));

        assertThat(ordered.order()).isEqualTo(new OrderNode(new SourceNode(TODOS), List.of(
                term("rank", true, NullPlacement.FIRST),
                term("title", false, NullPlacement.FIRST),
                term("estimate", true, NullPlacement.LAST),
                term("id", false, NullPlacement.FIRST))));
        assertThat(ordered.node()).isEqualTo(ordered.order());
    }

    @Test
    void orderBy_accessorOfAnInterface_isTheComponent() {
        assertThat(from(TODOS).orderBy(asc(Ranked::rank), desc(Todo::title)))
                .isEqualTo(from(TODOS).orderBy(asc(Todo::rank), desc(Todo::title)));
    }

    @Test
    void orderBy_orderedTypes_areAllAccepted() {
        assertThat(
                from(TODOS).orderBy(asc(Todo::done), asc(Todo::status), asc(Todo::cost), asc(Todo::id)).order()
                        .expressions())
                .hasSize(4);
    }

    @Test
    void orderBy_lambdaBody_isRefusedWithAdvice() {
        OrderedProp<Todo, Integer> body = todo -> todo.rank();

        refused(() -> asc(body), "a lambda body was given; write Type::component");
        refused(() -> desc(body), "a lambda body was given; write Type::component");
    }

    @Test
    void orderBy_methodThatIsNoComponent_isRefused() {
        refused(() -> from(TODOS).orderBy(asc(Todo::hashCode)), "Todo has no component \"hashCode\"");
    }

    @Test
    void orderBy_plainValues_isRefusedWithAdvice() {
        Selection<String> titles = from(TODOS).select(t -> t.get(Todo::title));

        refused(() -> titles.orderBy(asc(String::length)),
                "A component was asked for of a.row(), which is a plain String"
                        + " without components; its value is row(). Select into a record to have components");
        assertThat(titles.where(title -> title.row().isNotNull()).orderByExpr(title -> asc(text(title.row()))))
                .hasToString("from(todos).select(a -> a.get(Todo::title)).where(a -> a.row().isNotNull())"
                        + ".orderByExpr(a -> asc(a.row()))");
        assertThat(titles.inKeyOrder().limit(3))
                .hasToString("from(todos).select(a -> a.get(Todo::title)).inKeyOrder().limit(3)");
    }

    @Test
    void orderBy_wholeRowsAndMadeRecords_isAccepted() {
        assertThat(from(TODOS).select(t -> t.row()).orderBy(asc(Todo::rank)))
                .hasToString("from(todos).select(a -> a.row()).orderBy(asc(Todo::rank))");
        assertThat(from(TODOS).select(t -> into(Team::new, t.get(Todo::title), t.get(Todo::rank)))
                .orderBy(asc(Team::size)))
                .hasToString(
                        "from(todos).select(a -> into(Team::new, a.get(Todo::title), a.get(Todo::rank))).orderBy(asc(Team::size))");
    }

    @Test
    void ordering_equals_goesByComponentDirectionAndNulls() {
        assertThat(asc(Todo::rank)).isEqualTo(asc(Todo::rank)).hasSameHashCodeAs(asc(Todo::rank))
                .isNotEqualTo(desc(Todo::rank)).isNotEqualTo(asc(Todo::rank).nullsLast())
                .isNotEqualTo(asc(Todo::ownerId))
                .isNotEqualTo(asc(Team::size));
        assertThat(asc(Todo::id)).isNotEqualTo(asc(User::id));
    }

    @Test
    void ordering_toString_readsAsTheProgram() {
        assertThat(asc(Todo::rank)).hasToString("asc(Todo::rank)");
        assertThat(desc(Todo::rank).nullsLast()).hasToString("desc(Todo::rank).nullsLast()");
    }

    @Test
    void inKeyOrder_hasNoTerms() {
        assertThat(from(TODOS).inKeyOrder().order().expressions()).isEmpty();
    }

    @Test
    void limitAndOffset_anyOrder_areOneWindow() {
        OrderedQuery<Todo> ordered = from(TODOS).orderBy(asc(Todo::rank));

        assertThat(ordered.limit(20).offset(40)).isEqualTo(ordered.offset(40).limit(20));
        assertThat(ordered.limit(20).offset(40).node()).isEqualTo(new WindowNode(ordered.order(), new Window(40, 20)));
        assertThat(ordered.limit(5).limit(20)).isEqualTo(ordered.limit(20));
        assertThat(ordered.limit(20)).isNotEqualTo(ordered);
        assertThat(ordered.offset(0)).isEqualTo(ordered);
        assertThat(ordered.limit(20).node().lanes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, -1", "-9223372036854775808, 0"})
    void window_negative_isRefused(long offset, long limit) {
        refused(() -> new Window(offset, limit),
                "A window needs an offset and a limit of at least 0, but was given offset " + offset
                        + " and limit " + limit);
    }

    @Test
    void limitAndOffset_negative_areRefused() {
        OrderedQuery<Todo> ordered = from(TODOS).inKeyOrder();

        refused(() -> ordered.limit(-1), "at least 0");
        refused(() -> ordered.offset(-1), "at least 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 4, 7", "0, 9223372036854775807, 9223372036854775807",
        "5, 9223372036854775807, 9223372036854775807",
        "9223372036854775807, 1, 9223372036854775807", "9223372036854775806, 1, 9223372036854775807"})
    void windowEnd_neverOverflows(long offset, long limit, long end) {
        assertThat(new Window(offset, limit).end()).isEqualTo(end);
    }

    private static OrderTerm term(String component, boolean descending, NullPlacement nulls) {
        return new OrderTerm(new FieldNode(0, Samples.TODO.component(component)), descending, nulls);
    }

    private static void refused(ThrowingCallable building, String message) {
        assertThatThrownBy(building).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
