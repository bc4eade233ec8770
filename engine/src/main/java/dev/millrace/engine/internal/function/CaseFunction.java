package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;

/** The value after the first condition that is true, else the last one; what comes after is not looked at. */
final class CaseFunction extends Scalar {

    private final Scalar[] conditions;

    /** One more than conditions: the last is the value otherwise. */
    private final Scalar[] values;

    private final boolean isLong;
    private final boolean isDouble;

    private CaseFunction(Scalar[] conditions, Scalar[] values) {
        this.conditions = conditions;
        this.values = values;
        this.isLong = List.of(values).stream().allMatch(Scalar::isLong);
        this.isDouble = List.of(values).stream().allMatch(Scalar::isDouble);
    }

    static Scalar of(FunctionNode node, List<Scalar> operands, Report report) {
        List<ExprNode> nodes = node.operands();
        int cases = operands.size() / 2;
        Scalar[] conditions = new Scalar[cases];
        Scalar[] values = new Scalar[cases + 1];
        for (int i = 0; i <= cases; i++) {
            int place = i < cases ? 2 * i + 1 : 2 * i;
            if (i < cases) {
                conditions[i] = operands.get(place - 1);
            }
            values[i] = Widening.widened(node.type(), nodes.get(place).type(), operands.get(place), report);
        }
        return new CaseFunction(conditions, values);
    }

    private Scalar chosen(@Nullable Object[] rows, int at) {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].isTrue(rows, at)) {
                return values[i];
            }
        }
        return values[conditions.length];
    }

    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        return chosen(rows, at).eval(rows, at);
    }

    @Override
    public boolean isLong() {
        return isLong;
    }

    @Override
    public long evalLong(@Nullable Object[] rows, int at) {
        return chosen(rows, at).evalLong(rows, at);
    }

    @Override
    public boolean isDouble() {
        return isDouble;
    }

    @Override
    public double evalDouble(@Nullable Object[] rows, int at) {
        return chosen(rows, at).evalDouble(rows, at);
    }
}
