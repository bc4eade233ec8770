package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** What is handed down comes to the same changes as what goes through the graph in batches. */
class HandDownTest {

    private static final RelationRef<Part> PARTS = RelationRef.of("parts", Part.class, Part::id);
    private static final RelationRef<Box> BOXES = RelationRef.of("boxes", Box.class, Box::id);
    private static final long NO_PART = -1;
    private static final String HANDED = "changes handed down to results";

    /** A part in a box. */
    record Part(long id, long box, int weight, @Nullable String label) {
    }

    /** A box. */
    record Box(long id, String place, boolean open) {
    }

    /** A part with its place. */
    record Placed(long id, @Nullable String place, int weight) {
    }

    /** A label beside all boxes. */
    record Packed(@Nullable String label, List<Box> boxes) {
    }

    static List<Query<?>> handedToTheEnd() {
        return List.of(from(PARTS), from(PARTS).where(part -> part.get(Part::weight).gt(5)),
                from(PARTS).where(part -> part.get(Part::label).ne("b")).select(part -> part.get(Part::label)),
                from(PARTS).join(BOXES).on(Part::box).equalTo(Box::id).where((part, box) -> box.get(Box::open).eq(true))
                        .select((part, box) -> into(Placed::new, part.get(Part::id), box.get(Box::place),
                                part.get(Part::weight))),
                from(PARTS).leftJoin(BOXES).on(Part::box).equalTo(Box::id)
                        .select((part, box) -> into(Placed::new, part.get(Part::id), box.get(Box::place),
                                part.get(Part::weight))),
                // Boxes are read for nothing: the result only fails with them.
                from(PARTS).select(part -> into(Packed::new, part.get(Part::label), nested(from(BOXES))))
                        .orderBy(asc(Packed::label)).select(packed -> packed.get(Packed::label)));
    }

    static List<Query<?>> stoppedOnTheWay() {
        return List.of(from(PARTS).orderBy(desc(Part::weight)).limit(5),
                from(PARTS).where(part -> part.get(Part::weight).gt(3)).orderBy(desc(Part::weight)).limit(5),
                from(PARTS).join(BOXES).on(Part::box).equalTo(Box::id).where((part, box) -> box.get(Box::open).eq(true))
                        .select((part, box) -> into(Placed::new, part.get(Part::id), box.get(Box::place),
                                part.get(Part::weight)))
                        .orderBy(desc(Placed::weight)).limit(5),
                from(PARTS).join(PARTS).on(Part::box).equalTo(Part::id)
                        .select((part, other) -> into(Placed::new, part.get(Part::id), other.get(Part::label),
                                other.get(Part::weight))),
                from(PARTS).groupBy(Part::box).select(group -> group.max(Part::weight)));
    }

    @ParameterizedTest
    @MethodSource("handedToTheEnd")
    void commit_ofOneRow_isHandedToTheResult(Query<?> query) {
        assertThat(compare(query).choices()).containsKey(HANDED).hasEntrySatisfying(HANDED,
                times -> assertThat(times).isPositive());
    }

    @ParameterizedTest
    @MethodSource("stoppedOnTheWay")
    void commit_ofOneRow_goesOnInTheStepWhereOneChangeMayBecomeSeveral(Query<?> query) {
        assertThat(compare(query).choices()).hasEntrySatisfying(HANDED, times -> assertThat(times).isZero());
    }

    /** Each side of a join with itself has a scan of its own then: a change comes to the join by two ways, one after the other. */
    @ParameterizedTest
    @MethodSource("stoppedOnTheWay")
    void commit_ofOneRowWhereStepsAreNotShared_comesToTheSame(Query<?> query) {
        assertThat(compare(query, false).choices()).hasEntrySatisfying(HANDED, times -> assertThat(times).isZero());
    }

    private static Engine compare(Query<?> query) {
        return compare(query, true);
    }

    /** Runs a history in both ways, and holds rows and changes of each step together; gives the engine that hands down. */
    private static Engine compare(Query<?> query, boolean shares) {
        long seed = 20261122;
        Random random = new Random(seed);
        Side batches = new Side(WindowWays.engine(WindowRules.STANDARD), query);
        Side handing = new Side(WindowWays.handingDown(WindowRules.STANDARD, WindowWays.NO_LINGER, 2, shares,
                Rules::rewrite), query);
        for (int step = 0; step < 400; step++) {
            long key = random.nextInt(40);
            Part part = random.nextInt(6) == 0 ? null
                    : new Part(key, random.nextInt(6), random.nextInt(12), random.nextInt(4) == 0 ? null
                            : new String(new char[] {(char) ('a' + random.nextInt(3))}));
            Box box = random.nextInt(8) == 0 ? new Box(key % 6, "place " + random.nextInt(3), random.nextBoolean())
                    : null;
            if (box != null && random.nextInt(4) == 0) {
                key = NO_PART;
                part = null;
            }
            assertThat(handing.commit(key, part, box)).as("step %d of seed %d", step, seed)
                    .containsExactlyInAnyOrderElementsOf(batches.commit(key, part, box));
            assertThat(handing.result.rows()).as("step %d of seed %d", step, seed)
                    .containsExactlyInAnyOrderElementsOf(batches.rows());
        }
        return handing.engine;
    }

    /** An engine with the query. */
    private static final class Side implements ChangeSink<Object> {

        private final Engine engine;
        private final Table<Part> parts;
        private final Table<Box> boxes;
        private final Result<Object> result;
        private final List<String> told = new ArrayList<>();

        @SuppressWarnings("unchecked") // takes rows of any type
        Side(Engine engine, Query<?> query) {
            this.engine = engine;
            this.parts = engine.table(PARTS);
            this.boxes = engine.table(BOXES);
            this.result = (Result<Object>) engine.open(query, Bindings.NONE);
        }

        List<Identified<Object>> rows() {
            return result.rows();
        }

        List<String> commit(long key, @Nullable Part part, @Nullable Box box) {
            told.clear();
            if (key != NO_PART) {
                parts.stage(key, part);
            }
            if (box != null) {
                boxes.stage(box.id(), box);
            }
            if (!engine.commit().isEmpty()) {
                result.changes(this);
            }
            return told;
        }

        @Override
        public void entered(Identity identity, @Nullable Object row, int to) {
            told.add("+" + identity + row + to);
        }

        @Override
        public void left(Identity identity, @Nullable Object row, int from) {
            told.add("-" + identity + row + from);
        }

        @Override
        public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            told.add("~" + identity + before + after + from + to);
        }

        @Override
        public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            told.add(">" + identity + before + after + from + to);
        }
    }
}
