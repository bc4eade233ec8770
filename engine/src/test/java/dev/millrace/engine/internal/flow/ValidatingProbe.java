package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.query.RowType;
import dev.millrace.query.value.RecordAccessException;

/**
 * Stands between the operators of an engine: follows the rows of each by its deltas alone, and holds them to the rows that it shows. Deltas
 * must be well-formed, true of the rows before, complete as far as anybody reads them, and their masks must not miss a change. Those of an
 * operator that is told of a part of the changes need not be complete.
 */
public final class ValidatingProbe implements Probe {

    private final Map<Operator, Followed> followed = new LinkedHashMap<>();
    /** The types of the rows of relations, which stand in lanes as they are. */
    private final Map<Object, RowType<Object>> types = new IdentityHashMap<>();

    @Override
    public void added(Operator operator) {
        Followed added = new Followed(operator);
        followed.put(operator, added);
        added.begin();
    }

    @Override
    public void removed(Operator operator) {
        followed.remove(operator);
    }

    @Override
    public void toldInPart(Operator operator, boolean part) {
        Followed told = followed.get(operator);
        if (told != null) { // else it is not kept current any more
            told.toldInPart(part);
        }
    }

    @Override
    public void ran() {
        followed.values().forEach(Followed::learn);
        followed.values().forEach(Followed::follow);
    }

    /** One operator, and its rows by slot as its deltas say they are. */
    private final class Followed {

        private final Operator operator;
        private final int width;
        private final Map<Integer, @Nullable Object[]> rows = new HashMap<>();
        private boolean isToldInPart;
        /** Whether the deltas since {@link #ran} last may miss changes. */
        private boolean isIncomplete;

        Followed(Operator operator) {
            this.operator = operator;
            this.width = operator.width();
        }

        void begin() {
            operator.scan((slot, lanes, at) -> {
                learn(lanes, at);
                if (rows.put(slot, copy(lanes, at)) != null) {
                    throw wrong("two rows in slot " + slot);
                }
            });
        }

        void toldInPart(boolean part) {
            isToldInPart = part;
            isIncomplete = true;
        }

        void learn() {
            Delta changes = operator.output();
            for (int i = 0; i < changes.size(); i++) {
                learn(changes.before(), changes.at(i));
                learn(changes.after(), changes.at(i));
            }
        }

        private void learn(@Nullable Object[] lanes, int at) {
            RowType<Object> type = operator instanceof ScanOperator scan ? scan.source().rowType() : null;
            if (type != null && lanes[at] instanceof Identified<?> entry && entry.row() != null) {
                types.put(entry.row(), type);
            } else if (type != null && lanes[at] != null) {
                types.put(lanes[at], type);
            }
        }

        private @Nullable Object[] copy(@Nullable Object[] lanes, int at) {
            return Arrays.copyOfRange(lanes, at, at + width);
        }

        void follow() {
            Delta changes = operator.output();
            Set<Integer> slots = new HashSet<>();
            for (int i = 0; i < changes.size(); i++) {
                if (!slots.add(changes.slot(i))) {
                    throw wrong("two entries of slot " + changes.slot(i));
                }
                follow(changes, i);
            }
            if (isIncomplete) {
                rows.clear();
                begin();
                isIncomplete = isToldInPart;
                return;
            }
            Set<Integer> shown = new HashSet<>();
            operator.scan((slot, lanes, at) -> {
                @Nullable Object[] row = rows.get(slot);
                if (!shown.add(slot)) {
                    throw wrong("two rows in slot " + slot);
                } else if (row == null || differs(row, 0, lanes, at)) {
                    throw wrong("the row " + Arrays.toString(copy(lanes, at)) + " in slot " + slot
                            + ", which is by the deltas " + Arrays.toString(row));
                }
            });
            if (shown.size() != rows.size()) {
                throw wrong("rows that are gone, by the deltas: " + rows.keySet() + " but there are " + shown);
            }
        }

        private void follow(Delta changes, int entry) {
            int slot = changes.slot(entry);
            int at = changes.at(entry);
            @Nullable Object[] row = rows.get(slot);
            if (!changes.was(entry) && !changes.is(entry)) {
                throw wrong("an entry of a row that never was, in slot " + slot);
            } else if (changes.was(entry) != (row != null)) {
                throw wrong("an entry of slot " + slot + " that takes the row before for "
                        + (row == null ? "present" : "absent"));
            } else if (row != null && differs(row, 0, changes.before(), at)) {
                throw wrong("an entry of slot " + slot + " with another row before: "
                        + Arrays.toString(copy(changes.before(), at)) + " for " + Arrays.toString(row));
            }
            if (changes.isUpdate(entry)) {
                requireMask(changes, entry);
            }
            if (changes.is(entry)) {
                rows.put(slot, copy(changes.after(), at));
            } else {
                rows.remove(slot);
            }
        }

        private void requireMask(Delta changes, int entry) {
            for (int lane = 0; lane < width; lane++) {
                int place = changes.at(entry) + lane;
                long missed = difference(changes.before()[place], changes.after()[place])
                        & ~changes.changed(entry, lane) & operator.demanded(lane);
                if (missed != 0) {
                    throw wrong("an entry of slot " + changes.slot(entry) + " whose mask misses "
                            + Long.toBinaryString(missed) + " of lane " + lane);
                }
            }
        }

        private boolean differs(@Nullable Object[] some, int at, @Nullable Object[] others, int otherAt) {
            for (int lane = 0; lane < width; lane++) {
                if ((difference(some[at + lane], others[otherAt + lane]) & operator.demanded(lane)) != 0) {
                    return true;
                }
            }
            return false;
        }

        private AssertionError wrong(String what) {
            return new AssertionError("\"" + operator.name() + "\" has " + what);
        }
    }

    /** The components in which two values of a lane differ; none of what a query makes itself, whose components nobody knows here. */
    private long difference(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        } else if (a == null || b == null) {
            return -1L;
        } else if (a instanceof GroupRow group && b instanceof GroupRow other) {
            return group.diff(other);
        } else if (a instanceof RowState state && b instanceof RowState other) {
            return LaneReads.diff(state, other);
        } else if (a instanceof Identified<?> entry && b instanceof Identified<?> other) {
            return entry.identity().equals(other.identity()) ? difference(entry.row(), other.row()) : -1L;
        }
        RowType<Object> type = types.get(a);
        try {
            return type == null || !type.equals(types.get(b)) ? 0 : type.diff(a, b, -1L);
        } catch (RecordAccessException unreadable) { // nobody who reads it shows anything of it
            return 0;
        }
    }
}
