package dev.millrace.engine.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;
import dev.millrace.testkit.sample.SampleSchema;

class ExprCompilerTest {

    private static final RowType<Owner> OWNER = SampleSchema.OWNERS.rowType();
    private static final Owner ANN = new Owner("ann", null, 7, true);
    private static final Owner BOB = new Owner("bob", "north", 2, null);
    private static final Object[] LANES = {"another row", ANN, BOB};

    private final ExprCompiler compiler = new ExprCompiler();

    private static FieldNode field(int lane, String name) {
        return new FieldNode(lane, OWNER.component(name));
    }

    @Test
    void scalar_fieldsAndRows_areThoseOfTheirLanes() {
        assertThat(compiler.scalar(field(0, "level")).eval(LANES, 1)).isEqualTo(7);
        assertThat(compiler.scalar(field(1, "level")).eval(LANES, 1)).isEqualTo(2);
        assertThat(compiler.scalar(field(0, "region")).eval(LANES, 1)).isNull();
        assertThat(compiler.scalar(new RowNode(1, OWNER)).eval(LANES, 1)).isSameAs(BOB);
    }

    @Test
    void scalar_constantsAndDefaults_areValues() {
        assertThat(compiler.scalar(new LiteralNode(3)).eval(LANES, 1)).isEqualTo(3);
        assertThat(compiler.scalar(new LiteralNode(null, String.class)).eval(LANES, 1)).isNull();
        CallNode region = new CallNode(Operator.COALESCE, field(0, "region"), field(1, "region"));
        assertThat(compiler.scalar(region).eval(LANES, 1)).isEqualTo("north");
    }

    @Test
    void shape_record_isMadeOfItsArguments() {
        ConstructNode compound =
                new ConstructNode(RowType.of(Compound.class), List.of(field(1, "region"), new LiteralNode(0.5)));

        assertThat(compiler.shape(compound).eval(LANES, 1)).isEqualTo(new Compound("north", 0.5));
    }

    @Test
    void shape_recordThatRefuses_throws() {
        ConstructNode picky =
                new ConstructNode(RowType.of(Picky.class), List.of(field(1, "region"), field(1, "level")));

        assertThatThrownBy(() -> compiler.shape(picky).eval(LANES, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be 2");
    }

    @Test
    void scalar_recordThatRefuses_isNull() {
        ConstructNode picky =
                new ConstructNode(RowType.of(Picky.class), List.of(field(1, "region"), field(1, "level")));

        assertThat(compiler.scalar(picky).eval(LANES, 1)).isNull();
        assertThat(compiler.predicate(new CallNode(Operator.IS_NULL, picky)).test(LANES, 1)).isTrue();
    }

    @Test
    void scalar_aboveGroups_readsColumns() {
        AggregateNode count = new AggregateNode(AggregateFunction.COUNT_ROWS, null);
        AggregateNode least = new AggregateNode(AggregateFunction.MIN, field(0, "level"));
        GroupLayout layout =
                new GroupLayout(new GroupNode(new SourceNode(SampleSchema.OWNERS), List.of(field(0, "region"))));
        layout.require(new CallNode(Operator.GT, count, new LiteralNode(1)));
        layout.require(new CallNode(Operator.OR, new CallNode(Operator.EQ, least, count),
                new CallNode(Operator.IS_NULL, least)));
        Object[] rows = {new GroupRow(new Object[] {"north", 4L, 2})};

        ExprCompiler above = compiler.above(layout);

        assertThat(layout.aggregates()).containsExactly(count, least);
        assertThat(above.scalar(new KeyNode(0, String.class, true)).eval(rows, 0)).isEqualTo("north");
        assertThat(above.scalar(count).eval(rows, 0)).isEqualTo(4L);
        assertThat(above.scalar(least).eval(rows, 0)).isEqualTo(2);
        assertThatThrownBy(() -> above.scalar(new AggregateNode(AggregateFunction.MAX, field(0, "level"))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("not required");
    }

    @Test
    void scalar_aggregateWithoutGroups_isRefused() {
        assertThatThrownBy(() -> compiler.scalar(new AggregateNode(AggregateFunction.COUNT_ROWS, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no groups");
    }

    @Test
    void same_groupRows_comparesValuesBySameness() {
        GroupRow row = new GroupRow(new Object[] {"north", 0.0});

        assertThat(row.same(new GroupRow(new Object[] {"north", 0.0}))).isTrue();
        assertThat(row.same(new GroupRow(new Object[] {"north", -0.0}))).isFalse();
        assertThat(row.same(new GroupRow(Arrays.asList("north", null).toArray()))).isFalse();
    }

    @Test
    void show_valuesOfOneType_keepIt() {
        assertThat(ShownForm.of(Double.class).show(-0.0)).isEqualTo(0.0);
        assertThat(ShownForm.of(Double.class).show(3.0)).isEqualTo(3.0);
        assertThat(ShownForm.of(Object.class).show(3.0)).isEqualTo(3L);
        assertThat(ShownForm.of(Number.class).show(3.5f)).isEqualTo(3.5);
        assertThat(ShownForm.of(String.class).show(null)).isNull();
    }
}
