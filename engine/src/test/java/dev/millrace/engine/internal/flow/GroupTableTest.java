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
import dev.millrace.query.RowType;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.value.Values;

/** A table of groups against a list that is searched from its start. */
class GroupTableTest {

    record Row(@Nullable Object first, @Nullable Object second) {
    }

    private static final RowType<Row> ROW = RowType.of(Row.class);

    private static KeyColumns keys(int width) {
        return new KeyColumns(ROW.components().stream().limit(width)
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
        GroupTable table = new GroupTable(Collections.nCopies(width, ShownForm.of(Object.class)));
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

    private static void check(GroupTable table, List<GroupTable.Group> model) {
        List<GroupTable.Group> found = new ArrayList<>();
        table.forEach(found::add);
        assertThat(found).containsExactlyInAnyOrderElementsOf(model);
        assertThat(table.size()).isEqualTo(model.size());
        assertThat(model.stream().map(group -> group.slot)).doesNotHaveDuplicates();
    }

    @Test
    void add_keys_areKeptCanonically() {
        GroupTable table = new GroupTable(List.of(ShownForm.of(Double.class), ShownForm.of(Object.class)));

        GroupTable.Group group = table.create(keys(2), new Object[] {new Row(-0.0, new BigDecimal("1.00"))}, 0,
                new Accumulator[0]);

        assertThat(group.keys).containsExactly(0.0, 1L);
        assertThat(table.find(keys(2), new Object[] {new Row(0, 1L)}, 0)).isSameAs(group);
    }
}
