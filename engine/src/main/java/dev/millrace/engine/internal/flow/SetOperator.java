package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.Identity;

/**
 * One row for each different value among the rows of several inputs (law 12): of those in any, in all, or in the first alone. Distinct
 * is the union of one.
 *
 * <p>In: changes of the inputs. Out: {@code +k} when a value comes to be shown, {@code -k} when it ceases, {@code ~k} when it is
 * shown in another form. State: the values, and how many rows of each input have one. Cost: O(1) a change; O(log of the rows that
 * have the value) where equal values are not shown alike.
 */
public final class SetOperator extends Operator {

    /** Which values are shown. */
    public enum Kind {
        /** Those that some input has. */
        UNION,
        /** Those that every input has. */
        INTERSECT,
        /** Those that the first input has and no other. */
        EXCEPT
    }

    /**
     * One of the inputs.
     *
     * @param operator gives the rows
     * @param values what tells values apart: what divides them, if anything does, and the value last, or its parts
     * @param whole makes the value of which {@code values} reads the parts; null if it reads the value itself
     * @param identity tells rows of one value apart
     * @param reads the components that all this reads, for each lane
     */
    public record Branch(Operator operator, KeyColumns values, @Nullable Scalar whole, IdentityReader identity,
            long[] reads) {
    }

    private static final Accumulator[] NONE = {};

    private final List<Branch> branches;
    /** Of the rows of each input, among those of all. */
    private final IdentityReader[] identities;
    private final Kind kind;
    private final ScalarCompiler above;
    private final GroupTable values;
    /** What divides values, and one of them, before there is a row of them. */
    private final @Nullable Object[] row;
    private final HeldRows shown = new HeldRows(1);
    private final List<GroupTable.Group> touched = new ArrayList<>();

    /**
     * Tells values apart.
     *
     * @param kind which are shown
     * @param branches the inputs
     * @param divided how many columns divide the values
     * @param forms the forms in which the values are shown
     * @param above compiles expressions over the values
     */
    public SetOperator(Kind kind, List<Branch> branches, int divided, List<ShownForm> forms, ScalarCompiler above) {
        super(1, branches.stream().map(Branch::operator).toList());
        this.kind = kind;
        this.branches = List.copyOf(branches);
        this.identities = new IdentityReader[branches.size()];
        Arrays.setAll(identities, number -> inBranch(number, branches.get(number).identity()));
        this.above = above;
        boolean ofNumbers = branches.stream().allMatch(branch -> branch.values().areNumbers());
        boolean byParts = branches.get(0).whole() != null;
        this.values = new GroupTable(forms, ofNumbers, ofNumbers && byParts ? divided : forms.size());
        this.row = new @Nullable Object[divided + 1];
        for (int i = 0; i < branches.size(); i++) {
            int number = i;
            Operator operator = branches.get(i).operator();
            operator.scanBlocks(operator.width(), new Filling(number));
        }
        settle();
        output().clear();
    }

    @Override
    public String name() {
        return branches.size() == 1 ? "distinct" : kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    long stateBytes() {
        return values.bytes() + shown.bytes();
    }

    @Override
    public int rowsHeld() {
        return values.size();
    }

    @Override
    void process() {
        values.beginCommit();
        for (int number = 0; number < branches.size(); number++) {
            Branch branch = branches.get(number);
            Delta changes = branch.operator().output();
            for (int i = 0; i < changes.size(); i++) {
                if (changes.isUpdate(i) && !changes.touches(i, branch.reads())) {
                    continue;
                }
                change(number, changes, i);
            }
        }
        settle();
    }

    private void settle() {
        for (int i = 0; i < touched.size(); i++) {
            emit(touched.get(i));
        }
        touched.clear();
        shown.apply(output());
    }

    /** Both values are found before either is looked into: so the waits for their memory overlap. */
    private void change(int number, Delta changes, int entry) {
        Branch branch = branches.get(number);
        int at = changes.at(entry);
        GroupTable.Group from = changes.was(entry) ? found(branch, changes.before(), at) : null;
        GroupTable.Group to = changes.is(entry) ? value(branch, changes.after(), at) : null;
        if (from != null) {
            leave(number, from, changes.before(), at);
        }
        if (to != null) {
            enter(number, to, changes.after(), at);
        }
    }

    private GroupTable.Group found(Branch branch, @Nullable Object[] rows, int at) {
        GroupTable.Group value = values.find(branch.values(), rows, at);
        if (value == null) {
            throw new IllegalStateException("a row leaves whose value is not there");
        }
        return value;
    }

    private GroupTable.Group value(Branch branch, @Nullable Object[] rows, int at) {
        GroupTable.Group value = values.find(branch.values(), rows, at);
        if (value == null) {
            value = values.create(branch.values(), rows, at, NONE);
            value.whole = branch.whole() == null ? null : branch.whole().eval(rows, at);
            if (value.perBranch.length == 0 && branches.size() > 1) {
                value.perBranch = new int[branches.size()];
            }
        }
        return value;
    }

    private void enter(int number, GroupTable.Group value, @Nullable Object[] rows, int at) {
        if (branches.size() > 1) {
            value.perBranch[number]++;
        }
        values.enter(value, branches.get(number).values(), identities[number], rows, at);
        if (rowsOf(value, number) == 1 || value.members != null) {
            touch(value);
        }
    }

    private void leave(int number, GroupTable.Group value, @Nullable Object[] rows, int at) {
        if (branches.size() > 1) {
            value.perBranch[number]--;
        }
        values.leave(value, identities[number], rows, at);
        if (rowsOf(value, number) == 0 || value.members != null) {
            touch(value);
        }
    }

    /** How many rows of an input have a value: whether any does is all that matters where equal values are shown alike. */
    private long rowsOf(GroupTable.Group value, int number) {
        return branches.size() == 1 ? value.count : value.perBranch[number];
    }

    /** Takes in the rows of an input, some at a time. */
    private final class Filling implements BlockVisitor {

        private final int number;
        private final KeyTable.@Nullable Entry[] found = new KeyTable.@Nullable Entry[RowBlock.LENGTH];

        Filling(int number) {
            this.number = number;
        }

        @Override
        public void rows(RowBlock block) {
            Branch branch = branches.get(number);
            @Nullable Object[] rows = block.rows();
            int[] at = block.at();
            values.find(branch.values(), block, found);
            for (int i = 0; i < block.size(); i++) {
                GroupTable.Group value = (GroupTable.Group) found[i];
                // That of an earlier row of the block may be its own.
                enter(number, value == null ? value(branch, rows, at[i]) : value, rows, at[i]);
            }
        }
    }

    /** Of equal values that are not shown alike, that of the first input stands, and there that of the lowest identity. */
    private static IdentityReader inBranch(int number, IdentityReader identity) {
        return (rows, at) -> new Identity.Branch(number, identity.read(rows, at));
    }

    private void touch(GroupTable.Group value) {
        if (value.touched == 0) {
            value.touched = LaneReads.ALL;
            touched.add(value);
        }
    }

    private boolean isShown(GroupTable.Group value) {
        if (branches.size() == 1) {
            return value.count > 0;
        }
        int branchesWith = 0;
        for (int count : value.perBranch) {
            branchesWith += count > 0 ? 1 : 0;
        }
        return switch (kind) {
            case UNION -> branchesWith > 0;
            case INTERSECT -> branchesWith == branches.size();
            case EXCEPT -> value.perBranch[0] > 0 && branchesWith == 1;
        };
    }

    private void emit(GroupTable.Group value) {
        value.show(isShown(value) ? rowOf(value, value.shown) : null, output());
        if (value.count == 0) {
            values.drop(value);
        }
    }

    private GroupRow rowOf(GroupTable.Group value, @Nullable GroupRow before) {
        if (value.whole == null) {
            return before != null && before.has(value.keys) ? before : new GroupRow(value.keys);
        } else if (before != null) {
            return before; // parts that are the same make the same value
        }
        System.arraycopy(value.keys, 0, row, 0, row.length - 1);
        row[row.length - 1] = value.whole;
        GroupRow made = new GroupRow(row);
        Arrays.fill(row, null);
        return made;
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
        int last = kind == Kind.EXCEPT ? 1 : branches.size();
        for (Branch branch : branches.subList(0, last)) {
            branch.operator().scan((slot, own, ownAt) -> {
                GroupTable.Group value = values.find(branch.values(), own, ownAt);
                if (value != null && value.shown == rows[at]) {
                    branch.operator().origins(own, ownAt, found);
                }
            });
        }
    }

    @Override
    public void close() {
        // Holds nothing below.
    }
}
