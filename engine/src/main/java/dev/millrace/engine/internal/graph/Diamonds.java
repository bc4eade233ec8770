package dev.millrace.engine.internal.graph;

import java.util.List;
import java.util.TreeSet;

import org.eclipse.collections.api.factory.primitive.ObjectIntMaps;
import org.eclipse.collections.api.map.primitive.MutableObjectIntMap;

/**
 * The relations from which two ways lead to one vertex, as a self-join has it: a change of such a one must not be handed down, for it may
 * come to a vertex by one way before the other.
 */
final class Diamonds {

    /** How many vertices there are to which two ways lead, by relation. */
    private final MutableObjectIntMap<String> vertices = ObjectIntMaps.mutable.empty();

    /** The relations that lead to a vertex with such inputs; the same list for one that has a single input. */
    static List<String> relations(List<OperatorVertex> inputs) {
        if (inputs.size() == 1) {
            return inputs.get(0).relations();
        }
        TreeSet<String> all = new TreeSet<>();
        inputs.forEach(input -> all.addAll(input.relations()));
        return List.copyOf(all);
    }

    /** Notes a vertex that is at work from now on. */
    void add(List<OperatorVertex> inputs) {
        count(inputs, 1);
    }

    /** Forgets a vertex. */
    void remove(List<OperatorVertex> inputs) {
        count(inputs, -1);
    }

    private void count(List<OperatorVertex> inputs, int times) {
        if (inputs.size() < 2) {
            return;
        }
        TreeSet<String> met = new TreeSet<>();
        for (OperatorVertex input : inputs) {
            for (String relation : input.relations()) {
                if (!met.add(relation)) {
                    vertices.addToValue(relation, times);
                }
            }
        }
    }

    /** Notes that further ways may lead from relations to vertices that are there already; for good. */
    void suspect(List<String> relations) {
        relations.forEach(relation -> vertices.addToValue(relation, 1));
    }

    /** Whether there is one way at most from a relation to any vertex. */
    boolean isNone(String relation) {
        return vertices.get(relation) == 0;
    }
}
