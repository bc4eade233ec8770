package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.Component;
import dev.millrace.query.RowMaker;
import dev.millrace.query.RowMetadata;

/** Compiled reads of what stands in lanes. */
final class Read {

    private Read() {
    }

    private static Object present(@Nullable Object[] rows, int at) {
        Object row = rows[at];
        if (row == null) {
            throw new IllegalStateException("lane " + at + " holds no row");
        }
        return row;
    }

    /** What stands in a lane. */
    static final class Whole extends Scalar {
        private final int lane;

        Whole(int lane) {
            this.lane = lane;
        }

        @Override
        public boolean isLane() {
            return true;
        }

        @Override
        RowMaker.Part part() {
            return new RowMaker.Part(lane, null);
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return rows[at + lane];
        }
    }

    /** A component of the row in a lane that is never empty. */
    static class PartOfLane extends Scalar {
        final int lane;
        final Component component;

        PartOfLane(int lane, Component component) {
            this.lane = lane;
            this.component = component;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return component.get(present(rows, at + lane));
        }

        @Override
        final RowMaker.Part part() {
            return new RowMaker.Part(lane, component);
        }

        /** Of one row it is the same, and need not be read. */
        @Override
        public final boolean isSame(@Nullable Object[] rows, int at, @Nullable Object[] others, int otherAt) {
            return rows[at + lane] == others[otherAt + lane] || super.isSame(rows, at, others, otherAt);
        }
    }

    /** An integral component of the row in a lane that is never empty: it need not be boxed. */
    static final class IntegralPart extends PartOfLane {

        IntegralPart(int lane, Component component) {
            super(lane, component);
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            return component.getLong(present(rows, at + lane));
        }

        @Override
        public void longs(RowBlock block, long[] into) {
            component.getLongs(block.rows(), block.at(), lane, block.size(), into);
        }
    }

    /** A floating component of the row in a lane that is never empty: it need not be boxed. */
    static final class FloatingPart extends PartOfLane {

        FloatingPart(int lane, Component component) {
            super(lane, component);
        }

        @Override
        public boolean isDouble() {
            return true;
        }

        @Override
        public double evalDouble(@Nullable Object[] rows, int at) {
            return component.getDouble(present(rows, at + lane));
        }
    }

    /** A truth among the components of the row in a lane that is never empty: it need not be boxed. */
    static final class BooleanPart extends PartOfLane {

        BooleanPart(int lane, Component component) {
            super(lane, component);
        }

        @Override
        public boolean isBoolean() {
            return true;
        }

        @Override
        public boolean evalBoolean(@Nullable Object[] rows, int at) {
            return component.getBoolean(present(rows, at + lane));
        }

        @Override
        public void longs(RowBlock block, long[] into) {
            component.getLongs(block.rows(), block.at(), lane, block.size(), into);
        }
    }

    /** A component of the row in a lane that may be empty. */
    static final class PartOfLaneOrNull extends PartOfLane {

        PartOfLaneOrNull(int lane, Component component) {
            super(lane, component);
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Object row = rows[at + lane];
            return row == null ? null : component.get(row);
        }

        @Override
        public boolean isNull(@Nullable Object[] rows, int at) {
            Object row = rows[at + lane];
            return row == null || component.nullable() && component.get(row) == null;
        }

        @Override
        public boolean isLongOrNull() {
            return component.isIntegral();
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            return component.getLong(present(rows, at + lane));
        }

        @Override
        public boolean isDoubleOrNull() {
            return component.isFloating();
        }

        @Override
        public double evalDouble(@Nullable Object[] rows, int at) {
            return component.getDouble(present(rows, at + lane));
        }
    }

    /** A component of a record that an expression gives. */
    static final class PartOfValue extends Scalar {
        private final Scalar record;
        private final Component component;

        PartOfValue(Scalar record, Component component) {
            this.record = record;
            this.component = component;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Object row = record.eval(rows, at);
            return row == null ? null : component.get(row);
        }
    }

    /** A key or an aggregate of the group in a lane. */
    static final class OfGroup extends Scalar {
        private final int lane;
        private final int index;

        OfGroup(int lane, int index) {
            this.lane = lane;
            this.index = index;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            GroupRow group = (GroupRow) rows[at + lane];
            return group == null ? null : group.value(index);
        }
    }

    /** A key or an aggregate of a group that an expression gives. */
    static final class OfGroupValue extends Scalar {
        private final Scalar group;
        private final int index;

        OfGroupValue(Scalar group, int index) {
            this.group = group;
            this.index = index;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            GroupRow row = (GroupRow) group.eval(rows, at);
            return row == null ? null : row.value(index);
        }
    }

    /** The row of the entry of another result in a lane. */
    static final class RowOfEntry extends Scalar {
        private final int lane;

        RowOfEntry(int lane) {
            this.lane = lane;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Identified<?> entry = (Identified<?>) rows[at + lane];
            return entry == null ? null : entry.row();
        }
    }

    /** The identity of the entry of another result in a lane. */
    static final class IdentityOfEntry extends Scalar {
        private final int lane;

        IdentityOfEntry(int lane) {
            this.lane = lane;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Identified<?> entry = (Identified<?>) rows[at + lane];
            return entry == null ? null : entry.identity();
        }
    }

    /** What stands beside a row whose metadata are in a lane. */
    static final class OfMetadata extends Scalar {
        private final int lane;
        private final RowMetadata what;

        OfMetadata(int lane, RowMetadata what) {
            this.lane = lane;
            this.what = what;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            RowState state = (RowState) rows[at + lane];
            return state == null ? null : state.of(what);
        }
    }
}
