package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.collections.api.factory.primitive.LongLists;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.KeyColumns;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.flow.WindowOperator;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.output.Shape;
import dev.millrace.engine.internal.store.Recent;
import dev.millrace.query.Component;

/**
 * What plans have in common: immutable parts of them, of which thousands of queries of a form hold one. Only what meets no problem is
 * shared, as each step is told of its own (law 5), and nothing that leads to rows or to steps, as it may outlive them.
 */
final class Common {

    private final Recent recent = new Recent();

    /** What decides about a compiled condition. */
    private record ConditionOf(RowExpr condition, LaneNulls nulls) {
    }

    /** What decides about a compiled order. */
    private record OrderOf(List<SortTerm> terms, LaneNulls nulls) {
    }

    /** What decides about what windows are of. */
    private record WindowOf(List<SortTerm> terms, LaneNulls nulls, int width, boolean sharesOrder) {
    }

    /** What decides about what becomes of rows. */
    private record ShapeOf(RowExpr row, LaneNulls nulls, IdentityReader identity, int width) {
    }

    /** Other things, each by what decides about it. */
    Recent recent() {
        return recent;
    }

    /** An immutable value, or an equal one. */
    <T> T same(T value) {
        return recent.same(value);
    }

    /** Masks that do not change, or equal ones. */
    long[] same(long[] masks) {
        return recent.of(LongLists.immutable.of(masks), long[].class, () -> masks);
    }

    /** What tells the rows of a relation apart. */
    Identification identity(Component key) {
        return recent.of(new KeyIdentity(0, key), Identification.class,
                () -> new Identification(List.of(new Part(new Lane(0), key)), new KeyIdentity(0, key)));
    }

    /** A condition, or an equal one. */
    RowExpr condition(RowExpr condition) {
        return HarmlessRows.is(condition) ? recent.same(condition) : condition;
    }

    /** A condition, compiled. */
    RowPredicate condition(Stage rows, RowExpr condition, ScalarCompiler compiler) {
        return HarmlessRows.is(condition) ? recent.of(new ConditionOf(condition, rows.nulls()), RowPredicate.class,
                () -> compiler.predicate(condition)) : compiler.predicate(condition);
    }

    /** Of collations keys are remembered, which lead to rows. */
    private static boolean isShared(List<SortTerm> terms) {
        return QueryPlanner.areComponents(terms) && terms.stream().allMatch(term -> term.collation() == null);
    }

    /** An order, compiled. Like whatever is shared it is for the thread of whoever has the engine. */
    SortKey order(Stage rows, List<SortTerm> terms, ScalarCompiler compiler) {
        return isShared(terms)
                ? recent.of(new OrderOf(terms, rows.nulls()), SortKey.class, () -> SortKey.of(terms, compiler))
                : SortKey.of(terms, compiler);
    }

    /**
     * What a window is of.
     *
     * @param parts what divides the rows
     * @param sharesOrder whether windows may share an order of the table whose rows these are
     * @param isRouted whether changes beyond the rows that it keeps need not be told, as order and nulls say
     */
    WindowOperator.Form window(Stage rows, List<RowExpr> parts, List<SortTerm> terms, boolean sharesOrder,
            boolean isRouted, ScalarCompiler compiler) {
        Supplier<WindowOperator.Form> form = () -> {
            List<RowExpr> read = new ArrayList<>(parts);
            terms.forEach(term -> read.add(term.key()));
            return new WindowOperator.Form(new KeyColumns(compiler.scalars(parts), Matching.EQUAL_OR_NULL),
                    order(rows, terms, compiler), rows.reads(read), sharesOrder ? terms : null,
                    isRouted ? compiler.scalar(terms.get(0).key()) : null);
        };
        return parts.isEmpty() && isShared(terms)
                ? recent.of(new WindowOf(terms, rows.nulls(), rows.plan().width(), sharesOrder),
                        WindowOperator.Form.class, form)
                : form.get();
    }

    /** What becomes of rows at the end of a plan. */
    Shape shape(Stage rows, RowExpr row, ScalarCompiler compiler) {
        boolean canWait = QueryPlanner.canWait(row);
        IdentityReader identity = rows.identity().reader();
        if (!canWait || !(identity instanceof KeyIdentity)) {
            return new Shape(compiler.shape(row), canWait, identity, rows.reads(List.of(row)));
        }
        ScalarCompiler unfailing = new ScalarCompiler(rows.nulls(), Failures.NONE, recent);
        return recent.of(new ShapeOf(row, rows.nulls(), identity, rows.plan().width()), Shape.class,
                () -> new Shape(unfailing.shape(row), true, identity, rows.reads(List.of(row))));
    }
}
