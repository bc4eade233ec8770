package dev.millrace.benchmarks.language;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.FieldNode;

/**
 * Reading a component of a row as an expression reads it: through the component that its node names. An operation is one row.
 * The primitive forms allocate nothing; what they save is seen beside {@code boxed}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
@OperationsPerInvocation(ComponentReadBenchmark.ROWS)
@State(Scope.Benchmark)
public class ComponentReadBenchmark {

    static final int ROWS = 1_000;

    private static final RowType<Reading> TYPE = RowType.of(Reading.class);

    private final FieldNode id = new FieldNode(0, TYPE.component("id"));
    private final FieldNode count = new FieldNode(0, TYPE.component("count"));
    private final FieldNode value = new FieldNode(0, TYPE.component("value"));
    private final FieldNode valid = new FieldNode(0, TYPE.component("valid"));
    private final Reading[] rows = rows();

    private static Reading[] rows() {
        Reading[] rows = new Reading[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new Reading(1_000_000_000_000L + i, 1_000_000 + i, i + 0.5, i % 3 == 0);
        }
        return rows;
    }

    /**
     * The accessor in plain Java, for comparison.
     *
     * @return a sum
     */
    @Benchmark
    public long plainJava() {
        long sum = 0;
        for (Reading row : rows) {
            sum += row.id();
        }
        return sum;
    }

    /**
     * A component of type {@code long}.
     *
     * @return a sum
     */
    @Benchmark
    public long getLong() {
        Component component = id.component();
        long sum = 0;
        for (Reading row : rows) {
            sum += component.getLong(row);
        }
        return sum;
    }

    /**
     * A component of type {@code int}.
     *
     * @return a sum
     */
    @Benchmark
    public long getLongOfAnInt() {
        Component component = count.component();
        long sum = 0;
        for (Reading row : rows) {
            sum += component.getLong(row);
        }
        return sum;
    }

    /**
     * A component of type {@code double}.
     *
     * @return a sum
     */
    @Benchmark
    public double getDouble() {
        Component component = value.component();
        double sum = 0;
        for (Reading row : rows) {
            sum += component.getDouble(row);
        }
        return sum;
    }

    /**
     * A component of type {@code boolean}.
     *
     * @return how many are true
     */
    @Benchmark
    public int getBoolean() {
        Component component = valid.component();
        int sum = 0;
        for (Reading row : rows) {
            sum += component.getBoolean(row) ? 1 : 0;
        }
        return sum;
    }

    /**
     * All four components of each row, at the same places in the code: the compiler cannot know which is read.
     *
     * @return a sum
     */
    @Benchmark
    public double allFour() {
        FieldNode[] integral = {id, count};
        double sum = 0;
        for (Reading row : rows) {
            for (FieldNode field : integral) {
                sum += field.component().getLong(row);
            }
            sum += value.component().getDouble(row);
            sum += valid.component().getBoolean(row) ? 1 : 0;
        }
        return sum;
    }

    /**
     * The same component as an object, for comparison.
     *
     * @param sink for the objects
     */
    @Benchmark
    public void boxed(Blackhole sink) {
        Component component = id.component();
        for (Reading row : rows) {
            sink.consume(component.get(row));
        }
    }
}
