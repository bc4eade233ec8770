package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

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

    /** Grows beyond what an array holds, and shrinks again. */
    @Property(tries = 40)
    void addAndRemove_anyNumbers_areThoseOfASortedList(@ForAll long seed, @ForAll boolean distinct) {
        Random random = new Random(seed);
        OrderedLongs ordered = new OrderedLongs(distinct, new Visits());
        List<Long> expected = new ArrayList<>();

        for (int step = 0; step < 400; step++) {
            boolean grows = random.nextInt(100) < (step < 200 ? 75 : 25);
            if (grows || expected.isEmpty()) {
                long number = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(80) - 40;
                ordered.add(number, 1);
                expected.add(number);
            } else {
                ordered.remove(expected.remove(random.nextInt(expected.size())));
            }
            expected.sort(null);
            List<Long> positions = distinct ? new ArrayList<>(new TreeSet<>(expected)) : expected;
            assertThat(content(ordered)).isEqualTo(positions);
            for (int i = 0; i < positions.size() && distinct; i++) {
                Long number = positions.get(i);
                assertThat(ordered.count(i)).isEqualTo((int) expected.stream().filter(number::equals).count());
            }
        }
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
