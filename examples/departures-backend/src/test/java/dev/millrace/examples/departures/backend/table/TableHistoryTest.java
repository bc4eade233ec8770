package dev.millrace.examples.departures.backend.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

/** Whoever follows a table page by page ends with what the table holds, whatever happens in between. */
class TableHistoryTest {
    private static final String RESTARTED = "had to start again";
    private static final String SNAPSHOT_AMID_CHANGES = "saw changes between the pages of a snapshot";
    private static final String CHANGES_AMID_CHANGES = "saw changes between the pages of changes";

    private record Row(int key, int value) {}

    /** What happens next: a change of a key, or, where {@code reads}, the follower's reading one page. */
    private record Act(boolean reads, int key, boolean deletes, int value) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Act> act = Combinators.combine(
                Arbitraries.frequency(Tuple.of(1, true), Tuple.of(2, false)),
                Arbitraries.integers().between(0, 12),
                Arbitraries.frequency(Tuple.of(2, true), Tuple.of(3, false)),
                Arbitraries.integers().between(0, 3))
                .as(Act::new);
        return act.list().ofMinSize(20).ofMaxSize(120);
    }

    @Property
    @StatisticsReport(label = RESTARTED, onFailureOnly = true)
    @StatisticsReport(label = SNAPSHOT_AMID_CHANGES, onFailureOnly = true)
    @StatisticsReport(label = CHANGES_AMID_CHANGES, onFailureOnly = true)
    void follower_amidChanges_endsEqualToTheTable(
            @ForAll("acts") List<Act> acts, @ForAll @IntRange(max = 6) int retained,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Table<Integer, Row> table = new Table<>(new Sequence("run"), retained);
        Map<Integer, Row> truth = new TreeMap<>();
        for (int key = 0; key <= 12; key += 2) {
            change(table, truth, new Act(false, key, false, 0));
        }
        Follower follower = new Follower(table, limit);

        for (Act act : acts) {
            if (act.reads()) {
                follower.readPage();
            } else {
                change(table, truth, act);
            }
        }
        follower.catchUp();

        assertThat(follower.rows).isEqualTo(truth);
        Statistics.label(RESTARTED)
                .collect(follower.restarts > 0)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
        Statistics.label(SNAPSHOT_AMID_CHANGES)
                .collect(follower.snapshotsAmidChanges > 0)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
        Statistics.label(CHANGES_AMID_CHANGES)
                .collect(follower.changesAmidChanges > 0)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    @Property
    void since_everyToken_tellsExactlyWhatChanged(
            @ForAll("acts") List<Act> acts, @ForAll @IntRange(max = 6) int retained,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Table<Integer, Row> table = new Table<>(new Sequence("run"), retained);
        Map<Integer, Row> truth = new TreeMap<>();
        List<Integer> log = new ArrayList<>(); // the key of change n at n - 1
        List<Long> deletes = new ArrayList<>();
        for (Act act : acts) {
            if (!act.reads() && change(table, truth, act)) {
                log.add(act.key());
                if (!truth.containsKey(act.key())) {
                    deletes.add((long) log.size());
                }
            }
        }

        long surelyTellable = deletes.size() > retained ? deletes.get(deletes.size() - retained - 1) : 0;
        for (long from = surelyTellable; from <= log.size(); from++) {
            Set<Integer> changed = new LinkedHashSet<>(log.subList((int) from, log.size()));
            Map<Integer, @Nullable Row> expected = new HashMap<>();
            changed.forEach(key -> expected.put(key, truth.get(key)));

            assertThat(read(table, new Token("run", from), limit)).isEqualTo(expected);
        }
        Token beyond = new Token("run", log.size() + 1L);
        assertThatThrownBy(() -> table.since(beyond, limit)).isInstanceOf(GoneException.class);
    }

    private static boolean change(Table<Integer, Row> table, Map<Integer, Row> truth, Act act) {
        if (!act.deletes()) {
            Row row = new Row(act.key(), act.value());
            table.put(act.key(), row);
            truth.put(act.key(), row);
        } else if (truth.remove(act.key()) != null) {
            table.remove(act.key());
        } else {
            return false;
        }
        return true;
    }

    /** Reads all pages of changes, each key at most once. */
    private static Map<Integer, @Nullable Row> read(Table<Integer, Row> table, Token from, int limit) {
        Map<Integer, @Nullable Row> told = new HashMap<>();
        Token at = from;
        while (true) {
            ChangePage<Integer, Row> page = table.since(at, limit);
            assertThat(page.items().size() + page.deleted().size()).isLessThanOrEqualTo(limit);
            assertThat(page.token().sequence()).isGreaterThanOrEqualTo(at.sequence());
            page.items().forEach(row -> assertThat(told.put(row.key(), row)).isNull());
            page.deleted().forEach(key -> assertThat(told).doesNotContainKey(key));
            page.deleted().forEach(key -> told.put(key, null));
            at = page.token();
            if (!page.hasMore()) {
                return told;
            }
        }
    }

    /** A client as it should be: a snapshot page by page, then changes, and all over again when told so. */
    private static final class Follower {
        private final Table<Integer, Row> table;
        private final int limit;
        private final Map<Integer, Row> rows = new TreeMap<>();
        private @Nullable Cursor<Integer> cursor;
        private @Nullable Token token;
        private boolean hasMore;
        private long readAt;
        private int restarts;
        private int snapshotsAmidChanges;
        private int changesAmidChanges;

        Follower(Table<Integer, Row> table, int limit) {
            this.table = table;
            this.limit = limit;
        }

        void readPage() {
            countChangesBetweenPages();
            try {
                if (token == null) {
                    readSnapshot();
                } else {
                    readChanges(token);
                }
            } catch (GoneException gone) {
                restarts++;
                rows.clear();
                cursor = null;
                token = null;
                hasMore = true;
            }
        }

        private void countChangesBetweenPages() {
            long now = table.snapshot(1).token().sequence();
            if (now > readAt && cursor != null) {
                snapshotsAmidChanges++;
            }
            if (now > readAt && token != null && hasMore) {
                changesAmidChanges++;
            }
            readAt = now;
        }

        private void readSnapshot() {
            SnapshotPage<Integer, Row> page = cursor == null ? table.snapshot(limit) : table.snapshot(cursor, limit);
            page.items().forEach(row -> rows.put(row.key(), row));
            cursor = page.next();
            token = cursor == null ? page.token() : null;
            hasMore = cursor != null;
        }

        private void readChanges(Token from) {
            ChangePage<Integer, Row> page = table.since(from, limit);
            page.items().forEach(row -> rows.put(row.key(), row));
            page.deleted().forEach(rows::remove);
            token = page.token();
            hasMore = page.hasMore();
        }

        /** Finishes the snapshot, if need be, and reads changes until there are no more. */
        void catchUp() {
            int pages = 0;
            boolean readChanges;
            do {
                readChanges = token != null;
                readPage();
                assertThat(++pages).as("pages read while nothing changes").isLessThan(100);
            } while (!readChanges || hasMore);
        }
    }
}
