package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.store.Visits;

class OrderedTest {

    private static List<Integer> content(Ordered<Integer> ordered) {
        List<Integer> content = new ArrayList<>();
        ordered.forEach(content::add);
        return content;
    }

    @Property(tries = 50)
    void addAndRemove_anyNumbers_areThoseOfASortedList(@ForAll long seed) {
        Random random = new Random(seed);
        Ordered<Integer> ordered = new Ordered<>(Comparator.<Integer>naturalOrder(), new Visits());
        List<Integer> expected = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            boolean grows = random.nextInt(100) < (step < 200 ? 75 : 25);
            int number = random.nextInt(60);
            if (grows || expected.isEmpty()) {
                ordered.add(number);
                expected.add(number);
            } else {
                Integer removed = expected.remove(random.nextInt(expected.size()));
                ordered.remove(removed);
            }
            expected.sort(null);
            assertThat(content(ordered)).isEqualTo(expected);
            assertThat(ordered.place(number))
                    .isEqualTo((int) expected.stream().filter(other -> other < number).count());
            if (!expected.isEmpty()) {
                int position = random.nextInt(expected.size());
                assertThat(ordered.get(position)).isEqualTo(expected.get(position));
            }
        }
    }

    @Test
    void findOrAdd_equalEntry_isTheOneThatWasThere() {
        Ordered<String> ordered = new Ordered<>(String.CASE_INSENSITIVE_ORDER, new Visits());
        ordered.add("a");

        assertThat(ordered.findOrAdd("A")).isEqualTo("a");
        assertThat(ordered.findOrAdd("B")).isEqualTo("B");
        assertThat(ordered.size()).isEqualTo(2);
    }

    @Test
    void remove_entryThatIsNotIn_isRefused() {
        Ordered<String> ordered = new Ordered<>(Comparator.<String>naturalOrder(), new Visits());
        ordered.add("a");

        assertThatThrownBy(() -> ordered.remove("b")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("b is removed");
        assertThatThrownBy(() -> ordered.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
