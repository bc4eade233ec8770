package dev.millrace.engine.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.query.RowType;

/** Whom a change of a source concerns. */
public class RoutesTest {

    /** A row with values of all kinds that are read in ways of their own. */
    public record Row(long whole, double real, @Nullable String text, @Nullable Integer boxed) {
    }

    private static final RowType<Row> TYPE = RowType.of(Row.class);
    private static final RowExpr WHOLE = part("whole");
    private static final RowExpr REAL = part("real");
    private static final RowExpr TEXT = part("text");
    private static final RowExpr BOXED = part("boxed");
    private static final Row NONE = new Row(0, 0, null, null);

    private final Routes<String> routes =
            new Routes<>(1, new ScalarCompiler(LaneNulls.none(), Failures.NONE), Comparator.naturalOrder());

    private static RowExpr part(String component) {
        return new Part(new Lane(0), TYPE.component(component));
    }

    private Set<String> concerned(@Nullable Row before, @Nullable Row after) {
        Delta delta = new Delta(1);
        int entry = delta.add(0, before != null, after != null);
        delta.before()[delta.at(entry)] = before;
        delta.after()[delta.at(entry)] = after;
        delta.changed(entry, 0, -1);
        Set<String> found = new HashSet<>();
        routes.forEach(delta, found::add);
        return found;
    }

    static List<List<Object>> equalities() {
        return List.of(List.of(WHOLE, 5, new Row(5, 0, null, null)), List.of(WHOLE, 5.0, new Row(5, 0, null, null)),
                List.of(WHOLE, Long.MAX_VALUE, new Row(Long.MAX_VALUE, 0, null, null)),
                List.of(REAL, 0.0, new Row(0, -0.0, null, null)), List.of(REAL, -0.0, new Row(0, 0.0, null, null)),
                List.of(REAL, 7L, new Row(0, 7.0, null, null)), List.of(REAL, 0.1, new Row(0, 0.1, null, null)),
                List.of(REAL, Double.NaN, new Row(0, Double.NaN, null, null)),
                List.of(REAL, 0x1p63, new Row(0, 0x1p63, null, null)),
                List.of(REAL, Double.NEGATIVE_INFINITY, new Row(0, Double.NEGATIVE_INFINITY, null, null)),
                List.of(TEXT, "é", new Row(0, 0, "é", null)), List.of(BOXED, 3L, new Row(0, 0, null, 3)));
    }

    @ParameterizedTest
    @MethodSource("equalities")
    void forEach_valueEqualsTheConstant_isConcernedBeforeAndAfter(List<Object> equality) {
        routes.add(new Guard.EqualTo((RowExpr) equality.get(0), equality.get(1)), "guarded");
        Row row = (Row) equality.get(2);
        Row other = new Row(99, 99, "other", 99);

        assertThat(concerned(other, row)).containsExactly("guarded");
        assertThat(concerned(row, other)).containsExactly("guarded");
        assertThat(concerned(null, row)).containsExactly("guarded");
        assertThat(concerned(row, null)).containsExactly("guarded");
        assertThat(concerned(other, other)).isEmpty();
    }

    @Test
    void forEach_bounds_concernWhatIsWithin() {
        routes.add(new Guard.Within(WHOLE, 10, 20.5), "from ten to twenty");
        routes.add(new Guard.Within(REAL, 0.0, null), "from zero on");
        routes.add(new Guard.Within(TEXT, null, "m"), "up to m");

        assertThat(concerned(new Row(10, -1, null, null), null)).containsExactly("from ten to twenty");
        assertThat(concerned(new Row(20, -1, "z", null), null)).containsExactly("from ten to twenty");
        assertThat(concerned(new Row(21, -0.0, null, null), null)).containsExactly("from zero on");
        assertThat(concerned(new Row(9, Double.NaN, "m", null), null)).containsExactlyInAnyOrder("from zero on",
                "up to m");
        assertThat(concerned(new Row(9, -1, "n", null), null)).isEmpty();
    }

    @Test
    void forEach_boundsOrNull_concernNullAsWell() {
        Guard orNull = new Guard.Within(TEXT, null, "m", true);
        routes.add(orNull, "up to m or null");
        routes.add(new Guard.Within(TEXT, null, "p"), "up to p");

        assertThat(concerned(NONE, null)).containsExactly("up to m or null");
        assertThat(concerned(null, new Row(0, 0, "n", null))).containsExactly("up to p");

        routes.move(orNull, new Guard.Within(TEXT, null, "n"), "up to m or null");
        assertThat(concerned(NONE, null)).isEmpty();
        assertThat(concerned(null, new Row(0, 0, "n", null))).hasSize(2);
    }

    @Test
    void forEach_noGuard_isAlwaysConcerned() {
        routes.add(null, "all");

        assertThat(concerned(null, NONE)).containsExactly("all");
    }

    @Test
    void forEach_valueThatCannotBeRead_concernsAllThatLookAtIt() {
        routes.add(new Guard.EqualTo(TEXT, "a"), "one");
        routes.add(new Guard.Within(TEXT, "x", "z"), "other");
        Delta delta = new Delta(1);
        int entry = delta.add(0, false, true);
        delta.after()[delta.at(entry)] = "no row";

        Set<String> found = new HashSet<>();
        routes.forEach(delta, found::add);

        assertThat(found).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void remove_ownersOfOneGuard_leavesTheOthers() {
        Guard equality = new Guard.EqualTo(WHOLE, 5);
        Guard bounds = new Guard.Within(WHOLE, 0, 9);
        routes.add(equality, "a");
        routes.add(equality, "b");
        routes.add(bounds, "a");

        routes.remove(equality, "a");
        assertThat(concerned(null, new Row(5, 0, null, null))).containsExactlyInAnyOrder("a", "b");

        routes.remove(bounds, "a");
        assertThat(concerned(null, new Row(5, 0, null, null))).containsExactly("b");

        routes.remove(equality, "b");
        assertThat(routes.isEmpty()).isTrue();
    }

    @Test
    void move_toAnotherGuard_isFoundByThatAlone() {
        Guard below = new Guard.Within(WHOLE, null, 5);
        Guard above = new Guard.Within(WHOLE, 7, null);
        routes.add(below, "a");
        routes.add(below, "b");

        routes.move(below, above, "a");
        assertThat(concerned(null, new Row(5, 0, null, null))).containsExactly("b");
        assertThat(concerned(null, new Row(7, 0, null, null))).containsExactly("a");
        routes.move(above, null, "a");
        assertThat(concerned(null, new Row(6, 0, null, null))).containsExactly("a");
        routes.move(null, new Guard.Within(REAL, null, 1.0), "a");
        assertThat(concerned(null, new Row(6, 1, null, null))).containsExactly("a");
        assertThat(concerned(null, new Row(6, 2, null, null))).isEmpty();
        routes.remove(new Guard.Within(REAL, null, 1.0), "a");
        routes.remove(below, "b");

        assertThat(routes.isEmpty()).isTrue();
    }
}
