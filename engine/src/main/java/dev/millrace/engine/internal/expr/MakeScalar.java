package dev.millrace.engine.internal.expr;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.ConstructNode;

/** Makes records of values. Whatever a constructor throws, it refuses; nothing else is caught. */
final class MakeScalar extends Scalar {

    private final RowType<?> rowType;
    private final Scalar[] arguments;
    /** The values of the record that is being made; used again from record to record. */
    private final @Nullable Object[] values;

    MakeScalar(RowType<?> rowType, Scalar[] arguments) {
        this.rowType = rowType;
        this.arguments = arguments;
        this.values = new @Nullable Object[arguments.length];
    }

    @Override
    public Object eval(@Nullable Object[] rows, int at) {
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].eval(rows, at);
            }
            return create();
        } finally {
            Arrays.fill(values, null);
        }
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
