package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparing, hashing and checking the form of everyday values makes no garbage. */
class AllocationTest {
    private static final int CALLS = 20_000;

    record Flight(long id, int delay, double ratio, boolean open, String origin) {
    }

    static Stream<List<Object>> pairs() {
        return Stream.of(
                List.of(1_000_000L, 1_000_001L),
                List.of(1_000_000, 1_000_001),
                List.of(0.5, 2.5),
                List.of(1_000_000, 0.5),
                List.of(1_000_000L, 1_000_000),
                List.of("flight", "flights"),
                List.of(new UUID(1, 2), new UUID(1, 3)),
                List.of(new byte[] {1, 2}, new byte[] {1, 3}),
                List.of(new Flight(1, 20_000, 0.5, true, "SFO"), new Flight(1, 20_000, 0.5, true, "JFK")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void compareEqualSameAndCanonical_everydayValues_allocateNothing(List<Object> pair) {
        Object a = pair.get(0);
        Object b = pair.get(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(a, b);

        long before = threads.getCurrentThreadAllocatedBytes();
        int outcome = run(a, b);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(outcome).isEqualTo(CALLS * (Integer.signum(Values.compare(a, b)) + (Values.equal(a, b) ? 1 : 0)));
        assertThat(bytes).as("bytes of " + CALLS + " rounds").isLessThan(CALLS);
    }

    private static int run(Object a, Object b) {
        int outcome = 0;
        for (int i = 0; i < CALLS; i++) {
            outcome += Integer.signum(Values.compare(a, b));
            outcome += Values.equal(a, b) ? 1 : 0;
            outcome += Values.same(a, b) ? CALLS : 0;
            outcome += Values.canonical(a) == a ? 0 : CALLS;
        }
        return outcome;
    }
}
