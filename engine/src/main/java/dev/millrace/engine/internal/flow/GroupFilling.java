package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.aggregate.Gathering;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.RowBlock;

/**
 * Takes many rows into groups. What aggregates take of a row is kept until all rows have come, and is then given to one group after the
 * other: what a group keeps stays near meanwhile, which it would not if rows came to it in their own order. O(rows), and 12 bytes a row and
 * aggregate until the end.
 */
final class GroupFilling implements BlockVisitor {

    private final GroupTable groups;
    private final KeyColumns keys;
    private final IdentityReader identity;
    private final List<AccumulatorFactory> aggregates;
    private final Supplier<Accumulator[]> ofNone;
    private final KeyTable.@Nullable Entry[] found = new KeyTable.@Nullable Entry[RowBlock.LENGTH];
    /** How each aggregate takes numbers; null where it takes rows. */
    private final @Nullable Gathering[] gatherings;
    /** By row: the slot of its group. */
    private int[] slots = new int[RowBlock.LENGTH];
    /** By aggregate and row: its number, where there is one. */
    private final long[][] numbers;
    private int rows;

    /**
     * Takes nothing in yet.
     *
     * @param groups has the groups
     * @param keys what rows are grouped by
     * @param identity tells rows apart
     * @param aggregates make what a group keeps
     * @param ofNone makes that of a group without rows
     */
    GroupFilling(GroupTable groups, KeyColumns keys, IdentityReader identity, List<AccumulatorFactory> aggregates,
            Supplier<Accumulator[]> ofNone) {
        this.groups = groups;
        this.keys = keys;
        this.identity = identity;
        this.aggregates = aggregates;
        this.ofNone = ofNone;
        this.gatherings = aggregates.stream().map(AccumulatorFactory::gathering).toArray(Gathering[]::new);
        this.numbers = new long[gatherings.length][];
        Arrays.fill(numbers, new long[0]);
    }

    @Override
    public void rows(RowBlock block) {
        @Nullable Object[] lanes = block.rows();
        int[] at = block.at();
        int size = block.size();
        if (rows + size > slots.length) {
            slots = Arrays.copyOf(slots, Math.max(rows + size, 2 * rows));
        }
        groups.find(keys, block, found);
        for (int i = 0; i < size; i++) {
            GroupTable.Group group = (GroupTable.Group) found[i];
            if (group == null) { // that of an earlier row of the block may be its own
                group = groups.findOrCreate(keys, lanes, at[i], ofNone);
                found[i] = group;
            }
            slots[rows + i] = group.slot;
            groups.enter(group, keys, identity, lanes, at[i]);
        }
        for (int aggregate = 0; aggregate < gatherings.length; aggregate++) {
            Gathering gathering = gatherings[aggregate];
            if (gathering == null) {
                addRows(aggregate, lanes, at, size);
            } else if (gathering.number() != null) {
                gather(aggregate, gathering.number(), block);
            }
        }
        rows += size;
    }

    private void addRows(int aggregate, @Nullable Object[] lanes, int[] at, int size) {
        for (int i = 0; i < size; i++) {
            if (found[i] instanceof GroupTable.Group group) {
                group.accumulators[aggregate].add(lanes, at[i]);
            }
        }
    }

    private void gather(int aggregate, Scalar number, RowBlock block) {
        if (numbers[aggregate].length < slots.length) {
            numbers[aggregate] = Arrays.copyOf(numbers[aggregate], slots.length);
        }
        long[] column = block.claim();
        number.longs(block, column);
        System.arraycopy(column, 0, numbers[aggregate], rows, block.size());
        block.release();
    }

    /** Gives the groups what was kept for them. */
    void finish() {
        if (Arrays.stream(gatherings).allMatch(gathering -> gathering == null)) {
            return;
        }
        int[] ends = new int[groups.slots() + 1];
        for (int row = 0; row < rows; row++) {
            ends[slots[row] + 1]++;
        }
        for (int slot = 1; slot < ends.length; slot++) {
            ends[slot] += ends[slot - 1];
        }
        long[] sorted = new long[rows];
        for (int aggregate = 0; aggregate < gatherings.length; aggregate++) {
            Gathering gathering = gatherings[aggregate];
            if (gathering != null) {
                if (gathering.number() != null) {
                    sort(numbers[aggregate], ends, sorted);
                }
                int number = aggregate;
                groups.forEach(group -> gathering.add(group.accumulators[number], sorted, ends[group.slot],
                        ends[group.slot + 1]));
            }
        }
    }

    /** Puts the numbers of each group side by side. */
    private void sort(long[] unsorted, int[] ends, long[] sorted) {
        int[] next = Arrays.copyOf(ends, ends.length);
        for (int row = 0; row < rows; row++) {
            sorted[next[slots[row]]++] = unsorted[row];
        }
    }
}
