package dev.millrace.testkit.language;

import java.util.Locale;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** Terms of orders. */
final class Terms {

    private Terms() {
    }

    static OrderTerm any(Draft draft, ExprNode key) {
        boolean descending = draft.takes(Constructs.DESCENDING, 2);
        boolean last = draft.takes(Constructs.NULLS_LAST, 2);
        boolean collated = key.type() == String.class && draft.takes(Constructs.COLLATION, 4);
        return new OrderTerm(key, descending, last ? NullPlacement.LAST : NullPlacement.FIRST,
                collated ? Collation.of(Locale.ENGLISH) : null);
    }
}
