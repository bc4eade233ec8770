package dev.millrace.engine.internal.function;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.collections.api.set.primitive.MutableLongSet;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.value.Values;

/** Whether a value is among others (law 4): constants are found in a set, the others are compared one by one. */
final class Membership extends Scalar {

    private final Scalar value;
    private final ValueSet constants;
    private final Scalar[] others;
    private final boolean holdsNull;
    private final boolean isEmpty;

    private Membership(Scalar value, ValueSet constants, Scalar[] others, boolean holdsNull) {
        this.value = value;
        this.constants = constants;
        this.others = others;
        this.holdsNull = holdsNull;
        this.isEmpty = constants.isEmpty() && others.length == 0 && !holdsNull;
    }

    static Scalar of(List<ExprNode> nodes, List<Scalar> operands) {
        List<Object> constants = new ArrayList<>();
        List<Scalar> others = new ArrayList<>();
        boolean holdsNull = false;
        for (int i = 1; i < operands.size(); i++) {
            if (!(nodes.get(i) instanceof LiteralNode literal)) {
                others.add(operands.get(i));
            } else if (literal.value() == null) {
                holdsNull = true;
            } else {
                constants.add(literal.value());
            }
        }
        Scalar value = operands.get(0);
        if (value.isLong() && others.isEmpty()) {
            return new OfLongs(value, constants, holdsNull);
        }
        return new Membership(value, new ValueSet(constants), others.toArray(Scalar[]::new), holdsNull);
    }

    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object wanted = value.eval(rows, at);
        boolean isFound = wanted != null && constants.contains(wanted);
        boolean isKnown = isEmpty || wanted != null && !holdsNull;
        for (Scalar other : others) {
            Object member = other.eval(rows, at);
            if (member == null) {
                isKnown = false;
            } else if (wanted != null && !isFound) {
                isFound = Values.equal(wanted, member);
            }
        }
        return isFound ? Boolean.TRUE : isKnown ? Boolean.FALSE : null;
    }

    /** Integers that are never null, among constants. */
    private static final class OfLongs extends Scalar {
        private final Scalar value;
        private final MutableLongSet constants = new LongHashSet();
        private final @Nullable Boolean otherwise;

        OfLongs(Scalar value, List<Object> constants, boolean holdsNull) {
            this.value = value;
            this.otherwise = holdsNull ? null : Boolean.FALSE;
            for (Object constant : constants) {
                // Of all numbers equal to an integer the canonical one is a long.
                if (Values.canonicalMixed(constant) instanceof Long number) {
                    this.constants.add(number);
                }
            }
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return isTrue(rows, at) ? Boolean.TRUE : otherwise;
        }

        @Override
        public boolean isTrue(@Nullable Object[] rows, int at) {
            return constants.contains(value.evalLong(rows, at));
        }
    }
}
