package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.value.Values;

/** A table of groups against a list that is searched from its start. */
class GroupTableTest {

    record Row(@Nullable Object first, @Nullable Object second) {
    }

    private static final RowType<Row> ROW = RowType.of(Row.class);

    /** What is told apart without objects. */
    record Numbers(long first, boolean second) {
    }

    private static KeyColumns keys(int width) {
        return keys(ROW, width);
    }

    private static KeyColumns keys(RowType<?> rows, int width) {
        return new KeyColumns(rows.components().stream().limit(width)
                .map(component -> Compiled.scalar(new FieldNode(0, component))).toArray(Scalar[]::new),
                KeyColumns.Matching.EQUAL_OR_NULL);
    }

    private static @Nullable Object anyValue(int numbers, Random random) {
        int number = random.nextInt(numbers);
        return switch (random.nextInt(6)) {
            case 0 -> (double) number;
            case 1 -> new BigDecimal(number).setScale(2);
            case 2 -> null;
            case 3 -> number % 2 == 0 ? "Aa" : "BB";
            default -> (long) number;
        };
    }

    private static boolean matches(GroupTable.Group group, @Nullable Object[] values) {
        for (int i = 0; i < group.keys.length; i++) {
            if (!Values.equalOrBothNull(group.keys[i], values[i])) {
                return false;
            }
        }
        return true;
    }

    @Property(tries = 200)
    void addFindAndRemove_randomly_agreesWithList(@ForAll @IntRange(min = 1, max = 2) int width,
            @ForAll @IntRange(min = 1, max = 60) int numbers, @ForAll Random random) {
        GroupTable table = new GroupTable(Collections.nCopies(width, ShownForm.of(Object.class)), false);
        KeyColumns keys = keys(width);
        List<GroupTable.Group> model = new ArrayList<>();
        Set<Integer> freed = new HashSet<>();

        for (int step = 0; step < 300; step++) {
            if (random.nextInt(10) == 0) {
                table.beginCommit();
                freed.clear();
            }
            @Nullable Object[] values = {anyValue(numbers, random), anyValue(numbers, random)};
            Object[] rows = {new Row(values[0], values[1])};
            GroupTable.Group known = model.stream().filter(group -> matches(group, values)).findFirst().orElse(null);
            assertThat(table.find(keys, rows, 0)).isSameAs(known);
            if (known == null) {
                GroupTable.Group added = table.create(keys, rows, 0, new Accumulator[0]);
                assertThat(freed).doesNotContain(added.slot);
                model.add(added);
            } else if (random.nextBoolean()) {
                table.drop(known);
                freed.add(known.slot);
                model.remove(known);
            }
            check(table, model);
        }
    }

    @Property(tries = 200)
    void find_numbersOneByOneAndInBlocks_agreesWithList(@ForAll @IntRange(min = 1, max = 2) int width,
            @ForAll @IntRange(min = 1, max = 60) int numbers, @ForAll Random random) {
        KeyColumns keys = keys(RowType.of(Numbers.class), width);
        GroupTable table = new GroupTable(Collections.nCopies(width, ShownForm.AS_IS), true);
        List<GroupTable.Group> model = new ArrayList<>();

        for (int step = 0; step < 20; step++) {
            @Nullable Object[] rows = new @Nullable Object[RowBlock.LENGTH];
            RowBlock block = new RowBlock();
            block.begin(rows);
            for (int i = 0; i < rows.length; i++) {
                long first = random.nextBoolean() ? random.nextInt(numbers) : Long.MAX_VALUE - random.nextInt(numbers);
                rows[i] = new Numbers(first, random.nextBoolean());
                block.add(i, i);
            }
            KeyTable.@Nullable Entry[] found = new KeyTable.@Nullable Entry[rows.length];
            table.find(keys, block, found);
            for (int i = 0; i < rows.length; i++) {
                Numbers row = (Numbers) rows[i];
                @Nullable Object[] values = {row.first(), row.second()};
                GroupTable.Group known =
                        model.stream().filter(group -> matches(group, values)).findFirst().orElse(null);
                assertThat(table.find(keys, rows, i)).isSameAs(known);
                if (found[i] != null) {
                    assertThat(found[i]).isSameAs(known);
                } else if (known == null) {
                    model.add(table.create(keys, rows, i, new Accumulator[0]));
                }
            }
            if (random.nextBoolean()) {
                table.drop(model.remove(random.nextInt(model.size())));
            }
            check(table, model);
        }
    }

    private static void check(GroupTable table, List<GroupTable.Group> model) {
        List<GroupTable.Group> found = new ArrayList<>();
        table.forEach(found::add);
        assertThat(found).containsExactlyInAnyOrderElementsOf(model);
        assertThat(table.size()).isEqualTo(model.size());
        assertThat(model.stream().map(group -> group.slot)).doesNotHaveDuplicates();
    }

    @Test
    void add_keys_areKeptCanonically() {
        GroupTable table = new GroupTable(List.of(ShownForm.of(Double.class), ShownForm.of(Object.class)),
                false);

        GroupTable.Group group = table.create(keys(2), new Object[] {new Row(-0.0, new BigDecimal("1.00"))}, 0,
                new Accumulator[0]);

        assertThat(group.keys).containsExactly(0.0, 1L);
        assertThat(table.find(keys(2), new Object[] {new Row(0, 1L)}, 0)).isSameAs(group);
    }
}
