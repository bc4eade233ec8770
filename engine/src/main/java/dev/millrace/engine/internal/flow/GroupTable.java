package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.store.HashSpread;
import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * Groups by their keys: an open-addressing table that is probed with the keys of a row without making an object. Keys are equal
 * by comparison equality, null equals null, and they are kept canonically (law 3). A slot freed in a commit is not used again
 * in it.
 */
final class GroupTable {

    private static final int SMALLEST = 16;

    private final List<ShownForm> forms;
    private @Nullable Group[] table = new @Nullable Group[SMALLEST];
    private @Nullable Group[] bySlot = new @Nullable Group[SMALLEST];
    private int size;
    private int slots;
    private final IntArrayList free = new IntArrayList();
    private final IntArrayList freed = new IntArrayList();

    /**
     * An empty table.
     *
     * @param forms the forms in which the keys are kept, one for each
     */
    GroupTable(List<ShownForm> forms) {
        this.forms = forms;
    }

    /** One group. */
    static final class Group {
        @Nullable Object[] keys;
        final int hash;
        final int slot;
        final Accumulator[] accumulators;
        /** The keys as each row has them, where they are not shown alike and the lowest identity decides (law 3); else null. */
        final @Nullable TreeMap<Identity, @Nullable Object[]> members;
        /** The number of rows in the group. */
        long count;
        /** What the group showed last; null if it showed nothing. */
        @Nullable GroupRow row;
        /** Whether the commit in progress changed it. */
        boolean touched;

        private Group(@Nullable Object[] keys, int hash, int slot, boolean alike, Accumulator[] accumulators) {
            this.keys = keys;
            this.hash = hash;
            this.slot = slot;
            this.accumulators = accumulators;
            this.members = alike ? null : new TreeMap<>();
        }

        private void showLowest(TreeMap<Identity, @Nullable Object[]> members) {
            if (!members.isEmpty()) {
                keys = members.firstEntry().getValue();
            }
        }
    }

    void beginCommit() {
        free.addAll(freed);
        freed.clear();
    }

    int size() {
        return size;
    }

    @Nullable
    Group find(Scalar[] keys, @Nullable Object[] rows, int at) {
        int hash = 1;
        for (Scalar key : keys) {
            hash = 31 * hash + Values.hash(key.eval(rows, at));
        }
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask);; i = (i + 1) & mask) {
            Group group = table[i];
            if (group == null || group.hash == hash && matches(group, keys, rows, at)) {
                return group;
            }
        }
    }

    /** Adds a group that is absent; keeps the keys canonically. */
    Group add(@Nullable Object[] keys, Accumulator[] accumulators) {
        if ((size + 1) * 3 > table.length * 2) {
            grow();
        }
        int hash = 1;
        boolean alike = true;
        for (int i = 0; i < keys.length; i++) {
            hash = 31 * hash + Values.hash(keys[i]);
            keys[i] = forms.get(i).show(keys[i]);
            alike &= forms.get(i).isOne(keys[i]);
        }
        int slot = free.isEmpty() ? slots++ : free.removeAtIndex(free.size() - 1);
        Group group = new Group(keys, hash, slot, alike, accumulators);
        insert(group);
        if (slot >= bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, bySlot.length * 2);
        }
        bySlot[slot] = group;
        size++;
        return group;
    }

    /** Takes in a row of a group: whose keys are shown can depend on it. */
    void enter(Group group, Scalar[] keys, IdentityReader identity, @Nullable Object[] rows, int at) {
        group.count++;
        if (group.members != null) {
            @Nullable Object[] shown = new @Nullable Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                shown[i] = forms.get(i).show(keys[i].eval(rows, at));
            }
            group.members.put(identity.read(rows, at), shown);
            group.showLowest(group.members);
        }
    }

    /** Lets go of a row of a group. */
    void leave(Group group, IdentityReader identity, @Nullable Object[] rows, int at) {
        group.count--;
        if (group.members != null) {
            group.members.remove(identity.read(rows, at));
            group.showLowest(group.members);
        }
    }

    /** Removes a group that no row is in. */
    void remove(Group group) {
        int mask = table.length - 1;
        int hole = HashSpread.place(group.hash, mask);
        while (table[hole] != group) {
            hole = (hole + 1) & mask;
        }
        for (int j = (hole + 1) & mask;; j = (j + 1) & mask) {
            Group moving = table[j];
            if (moving == null) {
                break;
            }
            if (HashSpread.mayFill(j, HashSpread.place(moving.hash, mask), hole, mask)) {
                table[hole] = moving;
                hole = j;
            }
        }
        table[hole] = null;
        size--;
        bySlot[group.slot] = null;
        freed.add(group.slot);
    }

    @Nullable
    Group at(int slot) {
        return bySlot[slot];
    }

    void forEach(Consumer<Group> consumer) {
        for (Group group : table) {
            if (group != null) {
                consumer.accept(group);
            }
        }
    }

    private static boolean matches(Group group, Scalar[] keys, @Nullable Object[] rows, int at) {
        for (int i = 0; i < keys.length; i++) {
            if (!Values.equalOrBothNull(group.keys[i], keys[i].eval(rows, at))) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        @Nullable Group[] old = table;
        table = new @Nullable Group[old.length * 2];
        Arrays.stream(old).forEach(group -> {
            if (group != null) {
                insert(group);
            }
        });
    }

    private void insert(Group group) {
        int mask = table.length - 1;
        int i = HashSpread.place(group.hash, mask);
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = group;
    }
}
