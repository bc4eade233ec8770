package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Samples.Identified;
import dev.millrace.query.Samples.Ranked;
import dev.millrace.query.Samples.Status;
import dev.millrace.query.Samples.Team;
import dev.millrace.query.Samples.Todo;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.RowNode;

/** That a program picks the right expression type is checked where it is compiled: see the types of the variables. */
class RefTest {

    private final Ref<Kinds> row = Samples.ref(Kinds.class);

    @Test
    void get_primitiveNumber_isANumber() {
        NumberExpr<Integer> i = row.get(Kinds::i);
        NumberExpr<Long> l = row.get(Kinds::l);
        NumberExpr<Short> s = row.get(Kinds::s);
        NumberExpr<Byte> b = row.get(Kinds::b);
        NumberExpr<Double> d = row.get(Kinds::d);
        NumberExpr<Float> f = row.get(Kinds::f);

        assertReads(i, "i", Integer.class, false);
        assertReads(l, "l", Long.class, false);
        assertReads(s, "s", Short.class, false);
        assertReads(b, "b", Byte.class, false);
        assertReads(d, "d", Double.class, false);
        assertReads(f, "f", Float.class, false);
    }

    @Test
    void get_boxedNumber_isANumberThatCanBeNull() {
        NumberExpr<Integer> i = row.get(Kinds::boxedI);
        NumberExpr<Long> l = row.get(Kinds::boxedL);
        NumberExpr<Double> d = row.get(Kinds::boxedD);
        NumberExpr<BigDecimal> decimal = row.get(Kinds::decimal);

        assertReads(i, "boxedI", Integer.class, true);
        assertReads(l, "boxedL", Long.class, true);
        assertReads(d, "boxedD", Double.class, true);
        assertReads(decimal, "decimal", BigDecimal.class, true);
    }

    @Test
    void get_rareBoxedNumber_isOrderedAndCanBeNull() {
        OrderedExpr<Short> s = row.get(Kinds::boxedS);
        OrderedExpr<Byte> b = row.get(Kinds::boxedB);
        OrderedExpr<Float> f = row.get(Kinds::boxedF);
        OrderedExpr<BigInteger> big = row.get(Kinds::big);

        assertReads(s, "boxedS", Short.class, true);
        assertReads(b, "boxedB", Byte.class, true);
        assertReads(f, "boxedF", Float.class, true);
        assertReads(big, "big", BigInteger.class, true);
    }

    @Test
    void get_boolean_isACondition() {
        Condition z = row.get(Kinds::z);
        Condition boxed = row.get(Kinds::boxedZ);

        assertReads(z, "z", Boolean.class, false);
        assertReads(boxed, "boxedZ", Boolean.class, true);
    }

    @Test
    void get_char_isOrderedAndNoNumber() {
        OrderedExpr<Character> c = row.get(Kinds::c);
        OrderedExpr<Character> boxed = row.get(Kinds::boxedC);

        assertReads(c, "c", Character.class, false);
        assertReads(boxed, "boxedC", Character.class, true);
    }

    @Test
    void get_string_isAText() {
        TextExpr text = row.get(Kinds::text);

        assertReads(text, "text", String.class, true);
    }

    @Test
    void get_orderedType_isOrdered() {
        OrderedExpr<Status> status = row.get(Kinds::status);
        OrderedExpr<UUID> uuid = row.get(Kinds::uuid);
        TimeExpr<Instant> instant = row.get(Kinds::instant);
        TimeExpr<LocalDate> date = row.get(Kinds::date);
        TimeExpr<LocalTime> time = row.get(Kinds::time);
        TimeExpr<LocalDateTime> dateTime = row.get(Kinds::dateTime);
        OrderedExpr<Duration> duration = row.get(Kinds::duration);

        assertReads(status, "status", Status.class, true);
        assertReads(uuid, "uuid", UUID.class, true);
        assertReads(instant, "instant", Instant.class, true);
        assertReads(date, "date", LocalDate.class, true);
        assertReads(time, "time", LocalTime.class, true);
        assertReads(dateTime, "dateTime", LocalDateTime.class, true);
        assertReads(duration, "duration", Duration.class, true);
    }

    @Test
    void get_anyOtherType_isPlain() {
        PlainExpr<byte[]> bytes = row.get(Kinds::bytes);
        PlainExpr<List<String>> list = row.get(Kinds::list);
        PlainExpr<Team> team = row.get(Kinds::team);
        PlainExpr<Number> number = row.get(Kinds::number);
        PlainExpr<Object> object = row.get(Kinds::object);
        PlainExpr<Optional<String>> optional = row.get(Kinds::optional);

        assertReads(bytes, "bytes", byte[].class, true);
        assertReads(list, "list", List.class, true);
        assertReads(team, "team", Team.class, true);
        assertReads(number, "number", Number.class, true);
        assertReads(object, "object", Object.class, true);
        assertReads(optional, "optional", Optional.class, true);
    }

    @Test
    void get_accessorOfAnInterface_readsTheComponent() {
        Ref<Todo> todo = Samples.ref(Todo.class);
        NumberExpr<Integer> rank = todo.get(Ranked::rank);
        NumberExpr<Long> id = todo.get(Identified<Long>::id);

        assertThat(rank).isEqualTo(todo.get(Todo::rank));
        assertThat(id).isEqualTo(todo.get(Todo::id));
    }

    @Test
    void get_lambdaBody_isRefusedWithAdvice() {
        assertThatThrownBy(() -> row.get((Kinds kinds) -> kinds.text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a lambda body was given; write Kinds::component");
    }

    @Test
    void get_methodThatIsNoComponent_isRefused() {
        assertThatThrownBy(() -> row.get(Kinds::hashCode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Kinds has no component \"hashCode\"");
    }

    @Test
    void row_isTheRowItself() {
        PlainExpr<Kinds> whole = row.row();

        assertThat(whole.node()).isEqualTo(new RowNode(0, RowType.of(Kinds.class)));
        assertThat(whole.node().type()).isEqualTo(Kinds.class);
        assertThat(whole.node().nullable()).isFalse();
    }

    private void assertReads(Expr<?> expression, String component, Class<?> type, boolean nullable) {
        assertThat(expression.node()).isEqualTo(new FieldNode(0, RowType.of(Kinds.class).component(component)));
        assertThat(expression.node().type()).isEqualTo(type);
        assertThat(expression.node().nullable()).isEqualTo(nullable);
    }
}
