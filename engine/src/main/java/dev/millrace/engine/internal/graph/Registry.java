package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.ShrinkingMap;

/** The operators that queries can share, by what they do and over what. */
final class Registry {

    private final boolean shares;
    private final ShrinkingMap<Key, OperatorVertex> vertices = new ShrinkingMap<>();

    /**
     * No operators.
     *
     * @param shares whether any is found
     */
    Registry(boolean shares) {
        this.shares = shares;
    }

    /**
     * The operator of a sub-plan.
     *
     * @param below its rank has to be less
     * @return null if there is none of which all is demanded that this plan demands
     */
    @Nullable
    OperatorVertex find(SubPlan plan, int below) {
        OperatorVertex vertex = shares ? vertices.get(plan.key()) : null;
        while (vertex != null && (vertex.rank() >= below || !vertex.isShareable(plan.demanded()))) {
            vertex = vertex.sibling;
        }
        return vertex;
    }

    void add(OperatorVertex vertex) {
        vertex.sibling = vertices.put(vertex.key(), vertex);
    }

    /** Lets nobody else share an operator. */
    void remove(OperatorVertex vertex) {
        OperatorVertex first = vertices.get(vertex.key());
        if (first == vertex && vertex.sibling == null) {
            vertices.remove(vertex.key());
        } else if (first == vertex) {
            vertices.put(vertex.key(), vertex.sibling);
        }
        for (OperatorVertex known = first; known != null; known = known.sibling) {
            if (known.sibling == vertex) {
                known.sibling = vertex.sibling;
            }
        }
        vertex.sibling = null;
    }

    /** Takes over all operators of another one, which is of no use afterwards. */
    void addAll(Registry other) {
        other.vertices.forEach(first -> {
            OperatorVertex vertex = first;
            while (vertex != null) {
                OperatorVertex next = vertex.sibling;
                add(vertex);
                vertex = next;
            }
        });
    }
}
