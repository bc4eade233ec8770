package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.TimeExpr;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** A commit makes no objects where the query need not make any and nobody reads what changed. */
public class CommitAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 200;
    private static final int VERSIONS = 3;
    private static final int ROUNDS = 40;

    private static final RelationRef<Due> DUES = RelationRef.of("dues", Due.class, Due::id);
    private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");
    private static final TimeExpr<Instant> NOW = now(Duration.ofMinutes(1));

    private final Engine engine = new Engine();
    private final Table<Item> items = engine.table(ITEMS);
    private final Table<Owner> owners = engine.table(OWNERS);
    private final Table<Due> dues = engine.table(DUES);
    private final Long[] keys = new Long[ROWS];
    private final Item[][] versions = new Item[VERSIONS][ROWS];
    private final Due[][] dueVersions = new Due[VERSIONS][ROWS];
    /** What the clock says with each commit: another time of one minute. */
    private final Instant[] times = new Instant[ROWS * VERSIONS];

    /** Something that is due at a time. */
    public record Due(long id, Instant at, int rank) {
    }

    /** What a query makes of an item. */
    public record Weighed(long id, double weight) {
    }

    /** What a query makes of an item and its owner. */
    public record Placed(double weight, int level) {
    }

    static List<Query<?>> queries() {
        return List.of(from(ITEMS), from(ITEMS).where(item -> item.get(Item::weight).gt(1.0)),
                from(ITEMS).select(item -> into(Weighed::new, item.get(Item::id), item.get(Item::weight))),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Placed::new, item.get(Item::weight), owner.get(Owner::level))),
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .select((owner, item) -> into(Placed::new, item.get(Item::weight), owner.get(Owner::level))),
                from(DUES).where(due -> due.get(Due::at).le(NOW)),
                from(DUES).where(due -> due.get(Due::at).gt(NOW).and(due.get(Due::rank).lt(9))));
    }

    private void fill() {
        owners.stage("o", new Owner("o", "r", 1, true));
        for (int row = 0; row < ROWS; row++) {
            keys[row] = 1000L + row;
            for (int version = 0; version < VERSIONS; version++) {
                versions[version][row] = new Item(keys[row], null, "a", 1, version, null, "o", true, "");
            }
            items.stage(keys[row], versions[0][row]);
            for (int version = 0; version < VERSIONS; version++) {
                dueVersions[version][row] = new Due(keys[row], NOON.plusSeconds(60L * (row % 2)), version);
            }
            dues.stage(keys[row], dueVersions[0][row]);
        }
        Arrays.setAll(times, step -> NOON.plusMillis(step));
        engine.tick(NOON);
        engine.commit();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void commit_changesThatNobodyReads_allocatesNothing(Query<?> query) {
        fill();
        Result<?> result = engine.open(query, Bindings.NONE);
        long changed = 0;
        long allocated = Long.MAX_VALUE;

        // What is compiled while it is measured may allocate.
        for (int round = 0; round < ROUNDS && allocated > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < ROWS * VERSIONS; step++) {
                int row = step % ROWS;
                items.stage(keys[row], versions[step / ROWS][row]);
                dues.stage(keys[row], dueVersions[step / ROWS][row]);
                engine.tick(times[step]);
                changed += engine.commit().size();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(changed).isPositive();
        assertThat(result.size()).isPositive();
        assertThat(allocated).as("bytes that %s commits took", ROWS * VERSIONS).isZero();
    }
}
