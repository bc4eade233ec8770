package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.ExprCompiler;
import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.value.Values;

/**
 * One row for each group of equal keys: the keys, canonically, and the aggregates. Without keys there is exactly one group.
 *
 * <p>In: changes of the input. Out: one entry for each group that differs after the commit. State: the groups with their
 * aggregates. Cost: O(1) a change and a group touched, for minimum and maximum O(log of a group's distinct values);
 * O(log of a group's rows) where keys are not shown alike.
 */
public final class GroupOperator extends Operator {

    private final Operator input;
    private final Scalar[] keys;
    private final IdentityReader identity;
    private final List<Accumulator.Factory> aggregates;
    private final long[] reads;
    private final ExprCompiler above;
    private final GroupTable groups;
    private final List<ByIndex> lookups = new ArrayList<>();
    private final List<GroupTable.Group> touched = new ArrayList<>();

    /**
     * Groups rows.
     *
     * @param input the rows
     * @param keys what they are grouped by
     * @param identity tells the rows apart
     * @param forms the forms in which the keys are shown, one for each
     * @param aggregates what is asked of each group
     * @param reads the components that keys and aggregates read, for each lane
     * @param above compiles expressions over the groups
     */
    public GroupOperator(Operator input, Scalar[] keys, IdentityReader identity, List<ShownForm> forms,
            List<Accumulator.Factory> aggregates,
            long[] reads,
            ExprCompiler above) {
        super(1);
        this.input = input;
        this.keys = keys;
        this.identity = identity;
        this.aggregates = aggregates;
        this.reads = reads;
        this.above = above;
        this.groups = new GroupTable(forms);
        if (keys.length == 0) {
            touch(create(new @Nullable Object[0]));
        }
        input.scan((slot, rows, at) -> add(rows, at));
        for (GroupTable.Group group : touched) {
            group.touched = false;
            group.row = rowOf(group);
        }
        touched.clear();
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public String name() {
        return keys.length == 0 ? "aggregate" : "group";
    }

    @Override
    public int rowsHeld() {
        return groups.size();
    }

    @Override
    void process() {
        groups.beginCommit();
        Delta changes = input.output();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.isUpdate(i) && !changes.touches(i, reads)) {
                continue;
            }
            if (changes.was(i)) {
                remove(changes.before(), changes.at(i));
            }
            if (changes.is(i)) {
                add(changes.after(), changes.at(i));
            }
        }
        for (GroupTable.Group group : touched) {
            group.touched = false;
            emit(group);
        }
        touched.clear();
        for (ByIndex lookup : lookups) {
            lookup.index.update(output());
        }
    }

    private void add(@Nullable Object[] rows, int at) {
        GroupTable.Group group = groups.find(keys, rows, at);
        if (group == null) {
            @Nullable Object[] values = new @Nullable Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                values[i] = keys[i].eval(rows, at);
            }
            group = create(values);
        }
        groups.enter(group, keys, identity, rows, at);
        for (Accumulator accumulator : group.accumulators) {
            accumulator.add(rows, at);
        }
        touch(group);
    }

    private void remove(@Nullable Object[] rows, int at) {
        GroupTable.Group group = groups.find(keys, rows, at);
        if (group == null) {
            throw new IllegalStateException("a row leaves a group that does not exist");
        }
        groups.leave(group, identity, rows, at);
        for (Accumulator accumulator : group.accumulators) {
            accumulator.remove(rows, at);
        }
        touch(group);
    }

    private GroupTable.Group create(@Nullable Object[] values) {
        return groups.add(values, aggregates.stream().map(Accumulator.Factory::create).toArray(Accumulator[]::new));
    }

    private void touch(GroupTable.Group group) {
        if (!group.touched) {
            group.touched = true;
            touched.add(group);
        }
    }

    private void emit(GroupTable.Group group) {
        GroupRow before = group.row;
        boolean exists = group.count > 0 || keys.length == 0;
        GroupRow after = exists ? rowOf(group) : null;
        if (!exists) {
            groups.remove(group);
        }
        if (before == null && after == null || before != null && after != null && before.same(after)) {
            return;
        }
        group.row = after;
        int out = output().add(group.slot, before != null, after != null);
        output().before()[out] = before;
        output().after()[out] = after;
        output().changed(out, 0, -1L);
    }

    private GroupRow rowOf(GroupTable.Group group) {
        @Nullable Object[] values = new @Nullable Object[keys.length + group.accumulators.length];
        System.arraycopy(group.keys, 0, values, 0, keys.length);
        for (int i = 0; i < group.accumulators.length; i++) {
            values[keys.length + i] = group.accumulators[i].result();
        }
        return new GroupRow(values);
    }

    @Override
    public void scan(RowVisitor visitor) {
        @Nullable Object[] lane = new @Nullable Object[1];
        groups.forEach(group -> {
            lane[0] = group.row;
            visitor.row(group.slot, lane, 0);
        });
    }

    @Override
    public Lookup lookup(ExprNode key) {
        ByIndex lookup = new ByIndex(new TableIndex(above.scalar(key)));
        scan(lookup.index::add);
        lookups.add(lookup);
        return lookup;
    }

    @Override
    public void close() {
        // Holds nothing below.
    }

    /** Pulls groups by a key expression. */
    private final class ByIndex implements Lookup {

        private final TableIndex index;
        private final @Nullable Object[] lane = new @Nullable Object[1];

        ByIndex(TableIndex index) {
            this.index = index;
        }

        @Override
        public void forEach(Object key, RowVisitor visitor) {
            index.slots().forEach(Values.canonical(key), slot -> {
                GroupTable.Group group = groups.at(slot);
                if (group == null || group.row == null) {
                    throw new IllegalStateException("group " + slot + " is indexed but does not exist");
                }
                lane[0] = group.row;
                visitor.row(slot, lane, 0);
            });
        }

        @Override
        public void close() {
            lookups.remove(this);
        }
    }
}
