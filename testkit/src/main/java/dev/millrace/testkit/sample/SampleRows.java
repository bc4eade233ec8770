package dev.millrace.testkit.sample;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Assignment;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;

/**
 * Generates rows of the sample schema. All methods are pure but for the decisions they take.
 *
 * @since 0.1
 */
public final class SampleRows {

    private SampleRows() {
    }

    /**
     * Generates a row.
     *
     * @param <R> the type of the row
     * @param relation a relation of {@link SampleSchema}
     * @param choices what decides
     * @return a row with any key
     */
    public static <R> R any(RelationRef<R> relation, Choices choices) {
        @Nullable Object[] values = relation.rowType().components().stream()
                .map(component -> domain(component).any(choices)).toArray();
        return relation.rowType().create(values);
    }

    /**
     * Generates a row with a given key.
     *
     * @param <R> the type of the row
     * @param relation a relation of {@link SampleSchema}
     * @param key its key
     * @param choices what decides
     * @return a row with that key
     */
    public static <R> R withKey(RelationRef<R> relation, Object key, Choices choices) {
        return relation.rowType().with(any(relation, choices), List.of(new Assignment<>(relation.key(), key)));
    }

    /**
     * Generates another version of a row.
     *
     * @param <R> the type of the row
     * @param relation its relation, one of {@link SampleSchema}
     * @param row the row
     * @param choices what decides
     * @return a row with the same key that differs in one component at most
     */
    public static <R> R changed(RelationRef<R> relation, R row, Choices choices) {
        List<Component> others = relation.rowType().components().stream()
                .filter(component -> !component.equals(relation.key())).toList();
        Component component = choices.from(others);
        return relation.rowType().with(row, List.of(new Assignment<>(component, domain(component).any(choices))));
    }

    private static Domain domain(Component component) {
        return Objects.requireNonNull(Domain.OF_COMPONENTS.get(component),
                () -> component + " is no component of the sample schema");
    }
}
