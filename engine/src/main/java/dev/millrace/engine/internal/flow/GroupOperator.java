package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.store.Visits;

/**
 * One row for each group of matching keys: the keys, canonically, and the aggregates. A group exists while it has a row; without keys
 * there is exactly one, and where the groups are given by other rows, one for each of those.
 *
 * <p>In: changes of the input. Out: one entry for each group that differs after the commit. State: the groups with their
 * aggregates. Cost: O(1) a change and a group touched, and what the aggregates take; O(log of a group's rows) where keys are not
 * shown alike.
 */
public final class GroupOperator extends Operator {

    private final Operator input;
    private final KeyColumns keys;
    private final IdentityReader identity;
    private final List<AccumulatorFactory> aggregates;
    private final long[] reads;
    private final long[] keyReads;
    private final long[][] aggregateReads;
    private final Visits visits;
    private final @Nullable Given given;
    private final ScalarCompiler above;
    private final GroupTable groups;
    private final HeldRows shown = new HeldRows(1);
    private final List<GroupTable.Group> touched = new ArrayList<>();
    /** The keys and aggregates of a group before there is a row of them. */
    private final @Nullable Object[] values;

    /**
     * What is grouped, and how.
     *
     * @param keys what the rows are grouped by
     * @param forms the forms in which the keys are shown, one for each
     * @param identity tells the rows apart
     * @param aggregates what is asked of each group
     * @param reads the components that keys, aggregates and identity read, for each lane
     * @param keyReads those that keys and identity read
     * @param aggregateReads those that each of the aggregates reads
     * @param visits counts the nodes that the aggregates search
     */
    public record Grouping(KeyColumns keys, List<ShownForm> forms, IdentityReader identity,
            List<AccumulatorFactory> aggregates, long[] reads, long[] keyReads, List<long[]> aggregateReads,
            Visits visits) {
    }

    /**
     * Rows for each of which there is a group, even of no rows.
     *
     * @param operator gives them
     * @param keys the keys of the group, over its lanes
     * @param reads the components that these read, for each lane
     */
    public record Given(Operator operator, KeyColumns keys, long[] reads) {
    }

    /**
     * Groups rows.
     *
     * @param input the rows
     * @param grouping how
     * @param given the rows for which there are groups; null if groups are of rows alone
     * @param above compiles expressions over the groups
     */
    public GroupOperator(Operator input, Grouping grouping, @Nullable Given given, ScalarCompiler above) {
        super(1, given == null ? List.of(input) : List.of(given.operator(), input));
        this.input = input;
        this.keys = grouping.keys();
        this.identity = grouping.identity();
        this.aggregates = grouping.aggregates();
        this.reads = grouping.reads();
        this.keyReads = grouping.keyReads();
        this.aggregateReads = grouping.aggregateReads().toArray(long[][]::new);
        this.visits = grouping.visits();
        this.given = given;
        this.above = above;
        this.groups = new GroupTable(grouping.forms(), keys.areNumbers() && given == null);
        this.values = new @Nullable Object[keys.size() + aggregates.size()];
        if (keys.size() == 0) {
            give(keys, new @Nullable Object[0], 0, 1);
        }
        if (given != null) {
            given.operator().scan((slot, rows, at) -> give(given.keys(), rows, at, 1));
        }
        GroupFilling filling = new GroupFilling(groups, keys, identity, aggregates, this::ofNone);
        input.scanBlocks(input.width(), filling);
        filling.finish();
        groups.forEach(this::touch);
        settle();
        output().clear();
    }

    @Override
    public String name() {
        return keys.size() == 0 ? "aggregate" : "group";
    }

    @Override
    long stateBytes() {
        return groups.bytes() + shown.bytes();
    }

    @Override
    public long nodesVisited() {
        return visits.nodes();
    }

    @Override
    public int rowsHeld() {
        return groups.size();
    }

    @Override
    void process() {
        groups.beginCommit();
        if (given != null) {
            giveGroups(given);
        }
        Delta changes = input.output();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.isUpdate(i) || changes.touches(i, keyReads)) {
                regroup(changes, i);
            } else if (changes.touches(i, reads)) {
                update(changes, i);
            }
        }
        settle();
    }

    /** Both groups are found before either is looked into, and are changed side by side: so the waits for their memory overlap. */
    private void regroup(Delta changes, int entry) {
        int at = changes.at(entry);
        GroupTable.Group from = changes.was(entry) ? found(changes.before(), at) : null;
        GroupTable.Group to = changes.is(entry) ? group(keys, changes.after(), at) : null;
        for (int i = 0; i < aggregates.size(); i++) {
            if (from != null) {
                from.accumulators[i].remove(changes.before(), at);
            }
            if (to != null) {
                to.accumulators[i].add(changes.after(), at);
            }
        }
        if (from != null) {
            groups.leave(from, identity, changes.before(), at);
            touch(from);
        }
        if (to != null) {
            groups.enter(to, keys, identity, changes.after(), at);
            touch(to);
        }
    }

    /** A row that stays in its group: only what reads the components that differ is to know. */
    private void update(Delta changes, int entry) {
        int at = changes.at(entry);
        GroupTable.Group group = found(changes.after(), at);
        for (int i = 0; i < aggregateReads.length; i++) {
            if (changes.touches(entry, aggregateReads[i])) {
                group.accumulators[i].remove(changes.before(), at);
                group.accumulators[i].add(changes.after(), at);
                if (group.accumulators[i].mayDiffer()) {
                    touch(group, LaneReads.bit(i));
                }
            }
        }
    }

    private void settle() {
        for (int i = 0; i < touched.size(); i++) {
            emit(touched.get(i));
        }
        touched.clear();
        shown.apply(output());
    }

    private void giveGroups(Given rows) {
        Delta changes = rows.operator().output();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.isUpdate(i) && !changes.touches(i, rows.reads())) {
                continue;
            }
            if (changes.was(i)) {
                give(rows.keys(), changes.before(), changes.at(i), -1);
            }
            if (changes.is(i)) {
                give(rows.keys(), changes.after(), changes.at(i), 1);
            }
        }
    }

    private void give(KeyColumns by, @Nullable Object[] rows, int at, int times) {
        GroupTable.Group group = group(by, rows, at);
        group.given += times;
        touch(group);
    }

    private GroupTable.Group group(KeyColumns by, @Nullable Object[] rows, int at) {
        return groups.findOrCreate(by, rows, at, this::ofNone);
    }

    private Accumulator[] ofNone() {
        return aggregates.stream().map(AccumulatorFactory::create).toArray(Accumulator[]::new);
    }

    private GroupTable.Group found(@Nullable Object[] rows, int at) {
        GroupTable.Group group = groups.find(keys, rows, at);
        if (group == null) {
            throw new IllegalStateException("a row leaves a group that does not exist");
        }
        return group;
    }

    private void touch(GroupTable.Group group) {
        touch(group, LaneReads.ALL);
    }

    private void touch(GroupTable.Group group, long aggregates) {
        if (group.touched == 0) {
            touched.add(group);
        }
        group.touched |= aggregates;
    }

    private void emit(GroupTable.Group group) {
        GroupRow after = group.count > 0 || group.given > 0 ? rowOf(group, group.shown) : null;
        group.show(after, output());
        if (after == null) {
            groups.drop(group);
        }
    }

    /** The row of a group as it is now; the one before if that is the same. */
    private GroupRow rowOf(GroupTable.Group group, @Nullable GroupRow before) {
        GroupRow known = group.touched == LaneReads.ALL ? null : before;
        int width = keys.size();
        for (int i = 0; i < width; i++) {
            values[i] = known == null ? group.keys[i] : known.value(i);
        }
        for (int i = 0; i < aggregates.size(); i++) {
            values[width + i] = known == null || (group.touched & LaneReads.bit(i)) != 0
                    ? group.accumulators[i].result() : known.value(width + i);
        }
        GroupRow row = before != null && before.has(values) ? before : new GroupRow(values);
        Arrays.fill(values, null);
        return row;
    }

    @Override
    public void scan(RowVisitor visitor) {
        shown.rows().forEach(slot -> visitor.row(slot, shown.rows().lanes(), shown.rows().at(slot)));
        scanned(shown.size());
    }

    @Override
    Lookup lookup(LookupKey key) {
        return shown.lookup(key, 1, above, () -> {
        });
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        input.scan((slot, grouped, groupedAt) -> {
            GroupTable.Group group = groups.find(keys, grouped, groupedAt);
            if (group != null && group.shown == rows[at]) {
                input.origins(grouped, groupedAt, found);
            }
        });
    }

    @Override
    public void close() {
        // Holds nothing below.
    }
}
