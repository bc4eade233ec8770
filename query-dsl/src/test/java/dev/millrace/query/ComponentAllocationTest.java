package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Reading primitive components makes no garbage, also where the values are beyond what boxes are cached for. */
class ComponentAllocationTest {

    private static final int CALLS = 20_000;

    private static final RowType<Reading> READINGS = RowType.of(Reading.class);

    private record Reading(long id, int count, short part, byte kind, double value, float weight, boolean valid) {
    }

    @Test
    void primitiveReads_ofEveryKind_allocateNothing() {
        Reading row = new Reading(1_000_000_007L, 1_000_000, (short) 1_000, (byte) 100, 2.5, 0.5f, true);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double once = run(row);

        long before = threads.getCurrentThreadAllocatedBytes();
        double sum = run(row);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isEqualTo(once);
        assertThat(bytes).as("bytes of " + CALLS + " rounds").isLessThan(CALLS);
    }

    private static double run(Reading row) {
        Component[] integral = {READINGS.component("id"), READINGS.component("count"), READINGS.component("part"),
            READINGS.component("kind")};
        Component[] floating = {READINGS.component("value"), READINGS.component("weight")};
        Component valid = READINGS.component("valid");
        double sum = 0;
        for (int i = 0; i < CALLS; i++) {
            for (Component component : integral) {
                sum += component.getLong(row);
            }
            for (Component component : floating) {
                sum += component.getDouble(row);
            }
            sum += valid.getBoolean(row) ? 1 : 0;
        }
        return sum;
    }
}
