package dev.millrace.query;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.KeyNode;

/** The single key of a grouping, as the expressions above the groups see it. */
record GroupKey<K>(ExprNode key) {

    KeyNode node() {
        return new KeyNode(0, key.type(), key.nullable());
    }
}
