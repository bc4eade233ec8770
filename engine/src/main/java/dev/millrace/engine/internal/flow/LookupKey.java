package dev.millrace.engine.internal.flow;

import java.util.List;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/**
 * What rows of an operator are looked up by: columns of their own, and those of the rows they are wanted for.
 *
 * @param columns expressions over the lanes of the operator
 * @param matching how each is matched
 * @param wanted as many columns over the lanes of the rows that others are wanted for
 */
public record LookupKey(List<RowExpr> columns, List<KeyColumns.Matching> matching, KeyColumns wanted) {

    /** The same rows by what their columns are further down. */
    LookupKey over(List<RowExpr> others) {
        return new LookupKey(others, matching, wanted);
    }

    /** Whether rows are found only where no column is null. */
    boolean findsNoNulls() {
        return matching.stream().allMatch(each -> each == KeyColumns.Matching.EQUAL);
    }

    /** The columns of the operator's own rows. */
    KeyColumns compiled(ScalarCompiler compiler) {
        return new KeyColumns(compiler.scalars(columns), matching);
    }
}
