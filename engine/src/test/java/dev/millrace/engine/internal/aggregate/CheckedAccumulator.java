package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.Identity;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.ReferenceEvaluator;

/** An accumulator beside the rows that are in it, of which a fresh evaluation must give the same. */
final class CheckedAccumulator {

    /** Where the one lane of a row is, so that nothing is read from the beginning by mistake. */
    private static final int AT = 2;

    private final AggregateNode node;
    private final QueryNode query;
    private final List<Throwable> failures = new ArrayList<>();
    private final Accumulator accumulator;
    private final List<Sample> rows = new ArrayList<>();
    /** Whether a value came or went since a failure was told; a null is none. */
    private boolean isToBeTold;

    /** Reads a primitive component without boxing. */
    private static final class Unboxed extends Scalar {
        private final Component component;

        Unboxed(Component component) {
            this.component = component;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            throw new AssertionError(component + " is read without boxing");
        }

        @Override
        public boolean isLong() {
            return component.isIntegral();
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            return component.getLong(Objects.requireNonNull(rows[at]));
        }

        @Override
        public boolean isDouble() {
            return component.isFloating();
        }

        @Override
        public double evalDouble(@Nullable Object[] rows, int at) {
            return component.getDouble(Objects.requireNonNull(rows[at]));
        }
    }

    CheckedAccumulator(AggregateNode node) {
        this.node = node;
        this.query = new ProjectNode(new GroupNode(new SourceNode(Sample.SAMPLES), List.of()), node);
        IdentityReader identity = (lanes, at) -> new Identity.Of(((Sample) lanes[at]).id());
        this.accumulator = AccumulatorFactory.of(node, node.operands().stream().map(this::scalar).toList(),
                node.order().stream().map(OrderTerm::key).map(this::scalar).toList(), identity,
                (expression, cause, lanes, at) -> {
                    assertThat(expression).isEqualTo(node);
                    assertThat(lanes).isEmpty();
                    failures.add(cause);
                    return null;
                }, new Visits()).create();
    }

    private Scalar scalar(ExprNode node) {
        boolean isUnboxed = DrawnAggregate.isOfNumbers(this.node.function()) && node instanceof FieldNode field
                && !field.component().nullable();
        return isUnboxed ? new Unboxed(((FieldNode) node).component()) : Compiled.scalar(node);
    }

    /** An aggregate of one operand. */
    static CheckedAccumulator of(AggregateFunction function, String component) {
        return new CheckedAccumulator(new AggregateNode(function, new FieldNode(0, Sample.component(component))));
    }

    /** Adds a row in which the operand has a value. */
    CheckedAccumulator with(long id, @Nullable Object value) {
        return add(Sample.of(id, ((FieldNode) node.operands().get(0)).component().name(), value));
    }

    /** Removes a row. */
    CheckedAccumulator without(long id) {
        return remove(rows.stream().filter(row -> row.id() == id).findFirst().orElseThrow());
    }

    /** Compares the result with what is expected, and with a fresh evaluation. */
    CheckedAccumulator gives(@Nullable Object expected) {
        check();
        Object result = result();
        assertThat(Values.same(result, expected)).as(() -> brief(result) + " instead of " + brief(expected)).isTrue();
        return this;
    }

    List<Sample> rows() {
        return rows;
    }

    List<Throwable> failures() {
        return failures;
    }

    CheckedAccumulator add(Sample row) {
        rows.add(row);
        isToBeTold |= isPresent(row);
        accumulator.add(new Object[] {"another", "lane", row}, AT);
        return this;
    }

    /** Removes a row; another object of the same content is given. */
    CheckedAccumulator remove(Sample row) {
        assertThat(rows.remove(row)).isTrue();
        isToBeTold |= isPresent(row);
        Object[] content = Sample.TYPE.components().stream().map(component -> component.get(row)).toArray();
        accumulator.remove(new Object[] {"another", "lane", Sample.TYPE.create(content)}, AT);
        return this;
    }

    @Nullable
    Object result() {
        return accumulator.result();
    }

    @Nullable
    Object expected() {
        return ReferenceEvaluator.evaluate(query, Bindings.NONE, Map.of("samples", rows)).rows()
                .get(0);
    }

    /** Compares the result with a fresh evaluation, twice, and expects a failure where SQL would raise an error, once. */
    CheckedAccumulator check() {
        Object expected = expected();
        failures.clear();
        Object result = result();
        Object again = result();
        assertThat(Values.same(result, expected))
                .as(() -> node + " is " + brief(result) + ", not " + brief(expected) + ", over " + values()).isTrue();
        assertThat(Values.same(again, expected)).as("asked again").isTrue();
        if (expected != null || !isUndecided()) {
            assertThat(failures).as(() -> node + " over " + values())
                    .hasSize(isToBeTold && expected == null && isFailure() ? 1 : 0);
        }
        isToBeTold = false;
        return this;
    }

    /** Whether a null comes of values that are there. */
    private boolean isFailure() {
        return switch (node.function()) {
            case SUM, AVG, MEDIAN, PERCENTILE, VARIANCE_POPULATION, STDDEV_POPULATION, USER -> present() > 0;
            case VARIANCE, STDDEV -> present() > 1;
            default -> false;
        };
    }

    /** Whether it makes no difference that there is one decimal of too many digits, where one is too few. */
    private boolean isUndecided() {
        return switch (node.function()) {
            case VARIANCE, STDDEV -> present() == 1 && node.type() == BigDecimal.class;
            default -> false;
        };
    }

    private long present() {
        return rows.stream().filter(this::isPresent).count();
    }

    private boolean isPresent(Sample row) {
        return !node.operands().isEmpty() && ((FieldNode) node.operands().get(0)).component().get(row) != null;
    }

    private String values() {
        return rows.stream().map(row -> row.id() + ": " + node.operands().stream()
                .filter(FieldNode.class::isInstance)
                .map(operand -> brief(((FieldNode) operand).component().get(row))).toList()
                + node.order().stream().map(term -> brief(((FieldNode) term.key()).component().get(row))).toList())
                .toList().toString();
    }

    private static String brief(@Nullable Object value) {
        if (value instanceof BigDecimal decimal && decimal.precision() > 100) {
            return "a decimal of " + decimal.precision() + " digits and scale " + decimal.scale();
        }
        String text = String.valueOf(value);
        return (text.length() > 200 ? text.substring(0, 200) + "..." : text)
                + (value == null ? "" : " (" + value.getClass().getSimpleName() + ")");
    }
}
