package dev.millrace.query.ast;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * What an expression is made of, with what was found out about it. An expression may be used many times in another one, as in a loop of
 * {@code e = e.plus(e)}; asked anew on each of the ways that lead to it, its type would take time without end. Immutable; what is
 * computed late is the same whoever computes it.
 *
 * <p>Equality and hash are loops here, and written out in what is made of operands: a record's own take several times the stack, and
 * expressions are deep.
 */
final class Operands extends AbstractList<ExprNode> implements RandomAccess {

    private final ExprNode[] nodes;
    private final Extent made;
    private @Nullable List<Class<?>> types;
    private @Nullable List<Class<?>> leafTypes;
    private @Nullable List<Boolean> nullables;
    private int hash;

    private Operands(ExprNode[] nodes, Extent made) {
        this.nodes = nodes;
        this.made = made;
    }

    /**
     * Operands that stay as they are.
     *
     * @throws IllegalArgumentException if what is made of them is too deep or too large
     */
    static Operands of(List<ExprNode> nodes) {
        if (nodes instanceof Operands operands) {
            return operands;
        }
        List<ExprNode> fixed = List.copyOf(nodes);
        return new Operands(fixed.toArray(ExprNode[]::new), Extent.around(fixed).require());
    }

    /**
     * These operands and others after them, in the time it takes to copy them.
     *
     * @throws IllegalArgumentException if what is made of them is too large
     */
    Operands and(List<ExprNode> others) {
        ExprNode[] all = Arrays.copyOf(nodes, nodes.length + others.size());
        for (int i = 0; i < others.size(); i++) {
            all[nodes.length + i] = others.get(i);
        }
        return new Operands(all, made.beside(Extent.around(others)).require());
    }

    /** Of the expression that is made of these. */
    Extent made() {
        return made;
    }

    /** The type of each. */
    List<Class<?>> types() {
        List<Class<?>> known = types;
        if (known == null) {
            List<Class<?>> found = new ArrayList<>(nodes.length);
            for (ExprNode node : nodes) {
                found.add(node.type());
            }
            known = List.copyOf(found);
            types = known;
        }
        return known;
    }

    /** What each holds. */
    List<Class<?>> leafTypes() {
        List<Class<?>> known = leafTypes;
        if (known == null) {
            List<Class<?>> found = new ArrayList<>(nodes.length);
            for (ExprNode node : nodes) {
                found.add(node.leafType());
            }
            known = List.copyOf(found);
            leafTypes = known;
        }
        return known;
    }

    /** Whether each can be null. */
    List<Boolean> nullables() {
        List<Boolean> known = nullables;
        if (known == null) {
            List<Boolean> found = new ArrayList<>(nodes.length);
            for (ExprNode node : nodes) {
                found.add(node.nullable());
            }
            known = List.copyOf(found);
            nullables = known;
        }
        return known;
    }

    @Override
    public ExprNode get(int index) {
        return nodes[index];
    }

    @Override
    public int size() {
        return nodes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Operands that)) {
            return super.equals(other);
        }
        if (nodes.length != that.nodes.length || hashCode() != that.hashCode()) {
            return false;
        }
        for (int i = 0; i < nodes.length; i++) {
            if (!nodes[i].equals(that.nodes[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 1;
            for (ExprNode node : nodes) {
                sum = 31 * sum + node.hashCode();
            }
            hash = sum;
        }
        return hash;
    }
}
