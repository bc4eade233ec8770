package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.ast.ConstructNode;

/** Makes records of values. Whatever a constructor throws, it refuses; nothing else is caught. */
final class MakeScalar extends Scalar {

    private final RowType<?> rowType;
    private final Scalar[] arguments;

    MakeScalar(RowType<?> rowType, Scalar[] arguments) {
        this.rowType = rowType;
        this.arguments = arguments;
    }

    @Override
    public Object eval(@Nullable Object[] rows, int at) {
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].eval(rows, at);
        }
        try {
            return rowType.create(values);
        } catch (Exception | StackOverflowError | AssertionError refused) {
            throw new RefusedRowException(refused);
        }
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
    }
}
