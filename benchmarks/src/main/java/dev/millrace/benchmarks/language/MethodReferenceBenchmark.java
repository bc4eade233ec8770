package dev.millrace.benchmarks.language;

import static dev.millrace.query.QueryDsl.from;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.property.IntProp;

/**
 * Naming a component by a method reference: the first of a process, the first at a place in the code, and once more at the same
 * place. Linking is what the virtual machine does at the first pass of any lambda or method reference, with this library or
 * without; naming is what the language adds.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
public class MethodReferenceBenchmark {

    static final int PLACES = 200;

    /**
     * Linking the first reference of a process.
     *
     * @param state a new process
     * @return the reference
     */
    @Benchmark
    @Fork(15)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object firstOfProcessLinked(NewProcess state) {
        return state.place.reference();
    }

    /**
     * Naming the first component of a process, whose reference is linked and whose row type is known.
     *
     * @param state a new process
     * @return the component
     */
    @Benchmark
    @Fork(15)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object firstOfProcessNamed(NewProcessLinked state) {
        return state.type.component(state.reference);
    }

    /**
     * Linking a reference at a new place, in a process that has done so before.
     *
     * @param state new places
     * @param sink for the references
     */
    @Benchmark
    @OperationsPerInvocation(PLACES)
    @Warmup(iterations = 20)
    @Measurement(iterations = 20)
    public void newPlaceLinked(UnseenPlaces state, Blackhole sink) {
        for (ReferencePlace place : state.places) {
            sink.consume(place.reference());
        }
    }

    /**
     * Naming the component of a reference at a new place, in a process that has done so before.
     *
     * @param state new places, whose references are linked
     * @param sink for the components
     */
    @Benchmark
    @OperationsPerInvocation(PLACES)
    @Warmup(iterations = 20)
    @Measurement(iterations = 20)
    public void newPlaceNamed(UnseenReferences state, Blackhole sink) {
        for (IntProp<Reading> reference : state.references) {
            sink.consume(state.type.component(reference));
        }
    }

    /**
     * Naming the component once more at the same place.
     *
     * @param state a row type
     * @return the component
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
    @Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
    public Object samePlaceNamed(Known state) {
        IntProp<Reading> reference = Reading::count;
        return state.type.component(reference);
    }

    /**
     * Building a whole query with one condition once more at the same place: scope, checks and nodes.
     *
     * @param state a relation
     * @return the query
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
    @Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
    public Object samePlaceQuery(Known state) {
        return from(state.readings).where(r -> r.get(Reading::count).gt(3));
    }

    /** A process in which no reference has been linked by this program. */
    @State(Scope.Benchmark)
    public static class NewProcess {

        /** Not passed yet. */
        ReferencePlace place = new ReferencePlace.Written();
    }

    /** A process in which no component has been named. */
    @State(Scope.Benchmark)
    public static class NewProcessLinked {

        /** Linked. */
        IntProp<Reading> reference = Reading::count;

        /** Known. */
        RowType<Reading> type = RowType.of(Reading.class);
    }

    /** Places that are passed once. */
    @State(Scope.Benchmark)
    public static class UnseenPlaces {

        private final NewPlaces supply = new NewPlaces();

        /** Not passed yet. */
        ReferencePlace[] places = new ReferencePlace[PLACES];

        /** Makes new places. */
        @Setup(Level.Iteration)
        public void renew() {
            for (int i = 0; i < PLACES; i++) {
                places[i] = supply.next();
            }
        }
    }

    /** References that are named once. */
    @State(Scope.Benchmark)
    public static class UnseenReferences {

        private final NewPlaces supply = new NewPlaces();

        /** Known. */
        RowType<Reading> type = RowType.of(Reading.class);

        /** Linked, and not named yet. */
        IntProp<Reading>[] references = array();

        /** Makes new references. */
        @Setup(Level.Iteration)
        public void renew() {
            for (int i = 0; i < PLACES; i++) {
                references[i] = supply.next().reference();
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type; nothing else is ever put into it
        private static IntProp<Reading>[] array() {
            return new IntProp[PLACES];
        }
    }

    /** What is known of the rows after the first query. */
    @State(Scope.Benchmark)
    public static class Known {

        /** The type of the rows. */
        RowType<Reading> type = RowType.of(Reading.class);

        /** A relation of them. */
        RelationRef<Reading> readings = RelationRef.of("readings", Reading.class, Reading::id);
    }
}
