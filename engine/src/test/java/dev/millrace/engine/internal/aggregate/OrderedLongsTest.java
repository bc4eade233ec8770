package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.store.Visits;

class OrderedLongsTest {

    private static List<Long> content(OrderedLongs ordered) {
        List<Long> content = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            content.add(ordered.get(i));
        }
        return content;
    }

    /** Grows beyond what an array holds, and shrinks until it is one again. */
    @Property(tries = 40)
    void addAndRemove_anyNumbers_areThoseOfASortedList(@ForAll long seed, @ForAll boolean distinct) {
        Random random = new Random(seed);
        OrderedLongs ordered = new OrderedLongs(distinct, new Visits());
        List<Long> expected = new ArrayList<>();
        NavigableMap<Long, Integer> often = new TreeMap<>();

        int unasked = 1 + random.nextInt(200);
        for (int step = 0; step < 2_000; step++) {
            boolean grows = random.nextInt(100) < (step < 1_000 ? 75 : 25);
            if (grows || expected.isEmpty()) {
                long number = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(600) - 300;
                ordered.add(number, 1);
                expected.add(number);
                often.merge(number, 1, Integer::sum);
            } else {
                Long number = expected.remove(random.nextInt(expected.size()));
                ordered.remove(number);
                often.computeIfPresent(number, (same, times) -> times == 1 ? null : times - 1);
            }
            if (step % unasked == 0) {
                assertThat(content(ordered)).isEqualTo(distinct ? new ArrayList<>(often.keySet()) : sorted(expected));
            }
            if (step % unasked == 0 && distinct) {
                assertThat(counts(ordered)).isEqualTo(new ArrayList<>(often.values()));
            }
        }
    }

    /** A batch may remove what it adds. */
    @Property(tries = 100)
    void change_anyBatches_isAsOneByOne(@ForAll long seed, @ForAll boolean distinct) {
        Random random = new Random(seed);
        OrderedLongs ordered = new OrderedLongs(distinct, new Visits());
        OrderedLongs oneByOne = new OrderedLongs(distinct, new Visits());
        List<Long> held = new ArrayList<>();

        for (int batch = 0; batch < 60 && ordered.areFew(); batch++) {
            int added = random.nextInt(12);
            List<Long> noted = new ArrayList<>();
            for (int i = 0; i < added; i++) {
                long number = random.nextInt(60);
                oneByOne.add(number, 1);
                held.add(number);
                noted.add(number);
            }
            while (random.nextInt(6) > 0 && !held.isEmpty()) {
                Long number = held.remove(random.nextInt(held.size()));
                oneByOne.remove(number);
                noted.add(number);
            }
            ordered.change(noted.stream().mapToLong(Long::longValue).toArray(), added, added);
            if (random.nextBoolean()) {
                assertThat(content(ordered)).isEqualTo(content(oneByOne));
                assertThat(counts(ordered)).isEqualTo(counts(oneByOne));
            }
        }
        assertThatThrownBy(() -> new OrderedLongs(distinct, new Visits()).change(new long[] {1, 2, 3}, 2, 2))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("3");
    }

    private static List<Long> sorted(List<Long> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static List<Integer> counts(OrderedLongs ordered) {
        return IntStream.range(0, ordered.size()).mapToObj(ordered::count).toList();
    }

    @Test
    void removeAt_numberThatIsThereOften_isGone() {
        OrderedLongs ordered = new OrderedLongs(true, new Visits());
        ordered.add(5, 3);
        ordered.add(7, 1);

        ordered.removeAt(0);

        assertThat(content(ordered)).containsExactly(7L);
    }

    @Test
    void remove_numberThatIsNotThere_isRefused() {
        OrderedLongs ordered = new OrderedLongs(false, new Visits());
        ordered.add(5, 1);

        assertThatThrownBy(() -> ordered.remove(4)).isInstanceOf(IllegalStateException.class).hasMessageContaining("4");
        assertThatThrownBy(() -> ordered.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
