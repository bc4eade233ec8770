package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is put into a delta is in it, also after it has grown and after it was used before. */
class DeltaTest {

    private record Entry(int slot, boolean was, boolean is, List<String> before, List<String> after, long[] masks) {
    }

    @Property(tries = 200)
    void add_manyEntriesAgainAndAgain_holdsThem(@ForAll @IntRange(min = 1, max = 3) int width,
            @ForAll @IntRange(max = 50) int entries,
            @ForAll Random random) {
        Delta delta = new Delta(width);

        for (int round = 0; round < 3; round++) {
            List<Entry> model = fill(delta, entries, random);
            check(delta, model);

            Delta copy = new Delta(width);
            for (int i = 0; i < delta.size(); i++) {
                copy.copy(delta, i, delta.was(i), delta.is(i));
            }
            check(copy, model);
            Object[] before = delta.before();
            Object[] after = delta.after();
            delta.clear();
            assertThat(delta.isEmpty()).isTrue();
            assertThat(before).as("rows are let go of").allMatch(Objects::isNull);
            assertThat(after).allMatch(Objects::isNull);
        }
    }

    private static List<Entry> fill(Delta delta, int entries, Random random) {
        List<Entry> model = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            int presence = 1 + random.nextInt(3);
            int width = delta.width();
            Entry entry = new Entry(random.nextInt(1000), presence != 1, presence != 2, lanes("before " + i, width),
                    lanes("after " + i, width), random.longs(width).toArray());
            model.add(entry);
            int number = delta.add(entry.slot(), entry.was(), entry.is());
            assertThat(number).isEqualTo(i);
            for (int lane = 0; lane < width; lane++) {
                delta.before()[delta.at(i) + lane] = entry.was() ? entry.before().get(lane) : null;
                delta.after()[delta.at(i) + lane] = entry.is() ? entry.after().get(lane) : null;
                delta.changed(i, lane, entry.masks()[lane]);
            }
        }
        return model;
    }

    private static List<String> lanes(String row, int width) {
        List<String> lanes = new ArrayList<>();
        for (int lane = 0; lane < width; lane++) {
            lanes.add(row + "." + lane);
        }
        return lanes;
    }

    private static void check(Delta delta, List<Entry> model) {
        assertThat(delta.size()).isEqualTo(model.size());
        int width = delta.width();
        for (int i = 0; i < model.size(); i++) {
            Entry entry = model.get(i);
            assertThat(delta.slot(i)).isEqualTo(entry.slot());
            assertThat(delta.was(i)).isEqualTo(entry.was());
            assertThat(delta.is(i)).isEqualTo(entry.is());
            assertThat(delta.isUpdate(i)).isEqualTo(entry.was() && entry.is());
            int at = delta.at(i);
            if (entry.was()) {
                assertThat(Arrays.copyOfRange(delta.before(), at, at + width))
                        .containsExactlyElementsOf(entry.before());
            }
            if (entry.is()) {
                assertThat(Arrays.copyOfRange(delta.after(), at, at + width)).containsExactlyElementsOf(entry.after());
            }
            for (int lane = 0; lane < width; lane++) {
                assertThat(delta.changed(i, lane)).isEqualTo(entry.masks()[lane]);
            }
        }
    }

    @Test
    void touches_someLane_isTold() {
        Delta delta = new Delta(2);
        int entry = delta.add(0, true, true);
        delta.changed(entry, 0, 0b0010);
        delta.changed(entry, 1, 0b1000);

        assertThat(delta.touches(entry, new long[] {0b0010, 0})).isTrue();
        assertThat(delta.touches(entry, new long[] {0, 0b1100})).isTrue();
        assertThat(delta.touches(entry, new long[] {0b1101, 0b0111})).isFalse();
    }

    @Test
    void toString_entries_areTraces() {
        Delta delta = new Delta(1);
        delta.add(1, false, true);
        delta.add(2, true, false);
        delta.add(3, true, true);

        assertThat(delta).hasToString("[+1, -2, ~3]");
    }
}
