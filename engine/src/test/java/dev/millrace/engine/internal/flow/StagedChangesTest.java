package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.query.value.Values;

/** Staged changes against a list that is searched from its start. */
class StagedChangesTest {

    private record Change(Object key, @Nullable Object row) {
    }

    @Property
    void put_keysAgain_keepsTheLastOfEachInOrderOfFirstMention(@ForAll @IntRange(min = 1, max = 40) int keys,
            @ForAll Random random) {
        StagedChanges staged = new StagedChanges();
        List<Change> model = new ArrayList<>();

        for (int round = 0; round < 6; round++) {
            // Longs, most of them in order, as long as no other key comes.
            int ascending = random.nextInt(80);
            long next = 0;
            for (int i = random.nextInt(60); i > 0; i--) {
                next += random.nextInt(3);
                Object key = i > ascending ? (Object) (random.nextInt(10) == 0 ? random.nextInt(keys) : next)
                        : anyKey(random.nextInt(keys), random);
                Change change = new Change(
                        key instanceof Integer number && random.nextBoolean() ? (Object) number.longValue() : key,
                        random.nextInt(4) == 0 ? null : "row " + i);
                staged.put(change.key(), change.row(), RowState.CONFIRMED);
                replace(model, change);
                check(staged, model);
            }
            staged.clear();
            model.clear();
            check(staged, model);
        }
    }

    /** Equal keys need not be of one type. */
    private static Object anyKey(int number, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> number;
            case 1 -> (double) number;
            default -> new BigDecimal(number).setScale(random.nextInt(3));
        };
    }

    private static void replace(List<Change> model, Change change) {
        for (int i = 0; i < model.size(); i++) {
            if (Values.equal(model.get(i).key(), change.key())) {
                model.set(i, new Change(model.get(i).key(), change.row()));
                return;
            }
        }
        model.add(change);
    }

    private static void check(StagedChanges staged, List<Change> model) {
        assertThat(staged.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(staged.size()).isEqualTo(model.size());
        for (int i = 0; i < model.size(); i++) {
            assertThat(Values.equal(staged.key(i), model.get(i).key())).isTrue();
            assertThat(staged.row(i)).isEqualTo(model.get(i).row());
        }
    }
}
