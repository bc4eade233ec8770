package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowMaker;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ConstructNode;

/** Makes records of values. Whatever a constructor throws, it refuses; nothing else is caught. */
final class MakeScalar extends Scalar {

    /** Of so many records code of their own pays. */
    private static final int MANY = 4096;

    private final RowType<?> rowType;
    private final Scalar[] arguments;
    /** Makes the records once there were many; null before, and where they are made of more than parts of rows. */
    private @Nullable RowMaker straight;
    private int made;
    /** The values of the record that is being made; used again from record to record. */
    private final @Nullable Object[] values;

    MakeScalar(RowType<?> rowType, Scalar[] arguments) {
        this.rowType = rowType;
        this.arguments = arguments;
        this.values = new @Nullable Object[arguments.length];
    }

    @Override
    public Object eval(@Nullable Object[] rows, int at) {
        if (straight != null) {
            return straight.make(rows, at);
        }
        if (made < MANY && ++made == MANY) {
            straight = straight();
        }
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].eval(rows, at);
            }
            return create();
        } finally {
            Arrays.fill(values, null);
        }
    }

    private @Nullable RowMaker straight() {
        List<RowMaker.Part> parts = new ArrayList<>();
        for (Scalar argument : arguments) {
            RowMaker.Part part = argument.part();
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return RowMaker.of(rowType, parts);
    }

    private Object create() {
        try {
            return rowType.create(values);
        } catch (Exception | StackOverflowError | AssertionError refused) {
            throw new RefusedRowException(refused);
        }
    }

    /** Records that are just what they are made of are compared without being made. */
    @Override
    public boolean isSame(@Nullable Object[] rows, int at, @Nullable Object[] others, int otherAt) {
        if (!rowType.isPlain()) {
            return super.isSame(rows, at, others, otherAt);
        }
        for (Scalar argument : arguments) {
            if (!argument.isSame(rows, at, others, otherAt)) {
                return false;
            }
        }
        return true;
    }

    /** A record as a value inside a query: null where its constructor refuses, as every expression that fails (law 5). */
    static final class OrNull extends Scalar {
        private final ConstructNode node;
        private final MakeScalar made;
        private final Failures failures;

        OrNull(ConstructNode node, Scalar[] arguments, Failures failures) {
            this.node = node;
            this.made = new MakeScalar(node.rowType(), arguments);
            this.failures = failures;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            try {
                return made.eval(rows, at);
            } catch (RefusedRowException refused) {
                return failures.failed(node, refused.cause(), rows, at);
            }
        }
    }

    /** A record that a row becomes: where its constructor refuses, the row is left out, and that is told (law 5). */
    static final class OrRefused extends Scalar {
        private final ConstructNode node;
        private final MakeScalar made;
        private final Failures failures;

        OrRefused(ConstructNode node, MakeScalar made, Failures failures) {
            this.node = node;
            this.made = made;
            this.failures = failures;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            try {
                return made.eval(rows, at);
            } catch (RefusedRowException refused) {
                failures.failed(node, refused.cause(), rows, at);
                throw refused;
            }
        }

        @Override
        public boolean isSame(@Nullable Object[] rows, int at, @Nullable Object[] others, int otherAt) {
            return node.rowType().isPlain() ? made.isSame(rows, at, others, otherAt)
                    : super.isSame(rows, at, others, otherAt);
        }
    }
}
