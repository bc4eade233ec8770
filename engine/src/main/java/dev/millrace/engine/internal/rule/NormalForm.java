package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;

/** One form for conditions that say the same: flat, simple, each once, in an {@linkplain ConjunctOrder order of their own}. */
final class NormalForm {

    private NormalForm() {
    }

    /**
     * The conditions of a condition in this form; none if it is true of every row.
     *
     * @param settled whether the rows can be read without a problem; else conditions keep their order
     */
    static List<ExprNode> of(ExprNode condition, boolean settled) {
        Set<ExprNode> different = new LinkedHashSet<>();
        for (ExprNode conjunct : Conjuncts.of(condition)) {
            for (ExprNode simple : Conjuncts.of(Simplification.of(conjunct, settled))) {
                if (!isTrue(simple)) {
                    different.add(simple);
                }
            }
        }
        return settled ? ordered(different) : List.copyOf(different);
    }

    private static boolean isTrue(ExprNode node) {
        return node instanceof LiteralNode literal && Boolean.TRUE.equals(literal.value());
    }

    /** What can fail keeps its place: as many rows reach it as before, and it keeps as many from the others. */
    private static List<ExprNode> ordered(Set<ExprNode> conjuncts) {
        List<ExprNode> ordered = new ArrayList<>(conjuncts);
        int first = 0;
        for (int i = 0; i <= ordered.size(); i++) {
            if (i == ordered.size() || !Harmless.is(ordered.get(i))) {
                if (i - first > 1) {
                    ordered.subList(first, i).sort(ConjunctOrder.ORDER);
                }
                first = i + 1;
            }
        }
        return ordered;
    }
}
