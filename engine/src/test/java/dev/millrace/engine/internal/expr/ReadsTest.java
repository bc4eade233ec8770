package dev.millrace.engine.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.RowNode;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.SampleSchema;

/** What expressions read: a change outside of it cannot matter. */
class ReadsTest {

    private static final RowType<Item> ITEM = SampleSchema.ITEMS.rowType();

    private static FieldNode field(int lane, String name) {
        return new FieldNode(lane, ITEM.component(name));
    }

    @Property(tries = 2000)
    void mask_changeOutsideOfIt_doesNotMatter(@ForAll @IntRange(max = 3) int depth, @ForAll long seed) {
        Choices choices = Choices.seeded(seed);
        ExprNode condition = new Conditions(choices).any(depth);
        Item before = SampleRows.any(SampleSchema.ITEMS, choices);
        Item after = SampleRows.changed(SampleSchema.ITEMS, SampleRows.changed(SampleSchema.ITEMS, before, choices),
                choices);

        long mask = new Reads(1).add(condition).masks()[0];

        Scalar scalar = new ExprCompiler().scalar(condition);
        if ((ITEM.diff(before, after, -1L) & mask) == 0) {
            assertThat(scalar.eval(new Object[] {after}, 0)).isEqualTo(scalar.eval(new Object[] {before}, 0));
        }
    }

    @Test
    void masks_severalLanes_areKeptApart() {
        ExprNode made = new ConstructNode(RowType.of(Compound.class), List.of(
                new CallNode(Operator.COALESCE, field(0, "group"), new LiteralNode("none")), field(2, "weight")));

        long[] masks = new Reads(3).add(List.of(made, field(2, "title"))).masks();

        assertThat(masks).containsExactly(ITEM.component("group").bit(), 0,
                ITEM.component("weight").bit() | ITEM.component("title").bit());
    }

    @Test
    void masks_wholeRowsAndGroups_areEverything() {
        assertThat(new Reads(2).add(new RowNode(1, ITEM)).masks()).containsExactly(0, -1L);
        assertThat(new Reads(1).add(new KeyNode(0, String.class, true)).masks()).containsExactly(-1L);
        assertThat(new Reads(1).add(new AggregateNode(AggregateFunction.COUNT_ROWS, null)).masks())
                .containsExactly(-1L);
        assertThat(new Reads(1).add(new LiteralNode(1)).masks()).containsExactly(0);
    }
}
