package dev.millrace.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.MethodReference;
import dev.millrace.query.property.Property;

/**
 * What is known of the rows of a relation: their class, their components, how to copy a row with some components replaced and
 * how two rows differ (law 1). There is one row type per record class; those of maps
 * are equal by their components. Immutable and thread-safe.
 *
 * @param <R> the row class
 */
public sealed interface RowType<R> permits RecordType, MapType {

    /**
     * The row type of a record class.
     *
     * @param <R> the record class
     * @param recordClass a record that is public in an exported package, or whose package is open to {@code dev.millrace.query}
     * @return its row type, always the same one
     * @throws IllegalArgumentException if the class is no record
     * @throws dev.millrace.query.value.RecordAccessException if it cannot be read
     */
    static <R> RowType<R> of(Class<R> recordClass) {
        return RecordType.of(recordClass);
    }

    /**
     * A row type of maps with a schema given at run time.
     *
     * @param types the types of the components by name, in the map's order, such as that of a {@code LinkedHashMap}; those of
     *        {@code Map.of} and of a {@code HashMap}, which have none, are sorted by name. Each component can be null
     * @return the row type; equal to every other one with the same components in the same order
     * @throws IllegalArgumentException if there is no component, or a blank name
     */
    static RowType<Map<String, @Nullable Object>> ofMap(Map<String, Class<?>> types) {
        return MapType.of(types);
    }

    /**
     * The class of the rows.
     *
     * @return the record class; {@code Map} for maps
     */
    Class<R> rowClass();

    /**
     * The components, in declaration order.
     *
     * @return an immutable list
     */
    List<Component> components();

    /**
     * Finds a component by name.
     *
     * @param name its name
     * @return the component
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    Component component(String name);

    /**
     * Finds the component a property refers to.
     *
     * @param property a reference such as {@code Todo::rank}
     * @return the component
     * @throws IllegalArgumentException if it is a lambda body or refers to something else than a component of this type
     */
    default Component component(Property<? super R> property) {
        String wanted = rowClass().getSimpleName() + "::component";
        MethodReference reference = MethodReference.of(property, wanted);
        if (!reference.isReadOf(rowClass(), property)) {
            throw new IllegalArgumentException(
                    "A component of " + rowClass().getName() + " is needed here, but the method "
                            + reference.name() + " of " + reference.owner() + " was given; write " + wanted);
        }
        return component(reference.name());
    }

    /**
     * Tells whether a row is just what it is made of: its constructor accepts and stores what it is given, its accessors return it.
     * Then an engine may read a component of a row that a query makes without making the row.
     *
     * @return false also where that cannot be known, as for classes that are made at run time
     */
    boolean isPlain();

    /**
     * Makes sure that every component of a row can be read, so that one whose accessor throws is refused where it comes in, before anything depends on
     * it.
     *
     * @param row a row
     * @throws IllegalArgumentException if a component cannot be read; the message names it, the cause is what its accessor threw
     */
    void requireReadable(R row);

    /**
     * Tells which components of two rows differ by sameness (law 3).
     *
     * @param before a row
     * @param after another
     * @param wanted the components of interest, as a mask of {@link Component#bit}
     * @return a mask of those of interest that differ; 0 if none does
     */
    long diff(R before, R after, long wanted);

    /**
     * Tells which components of two rows may differ, as fast as that can be told: those of {@link #objects} without looking into them.
     *
     * @param before a row
     * @param after another
     * @return a mask of {@link Component#bit}: of all that differ by sameness (law 3), and perhaps of some of {@link #objects} that do not; 0
     *         only if the rows are the same
     */
    long mayDiffer(R before, R after);

    /**
     * The components that {@link #mayDiffer} does not look into.
     *
     * @return a mask of {@link Component#bit}
     */
    long objects();

    /**
     * Copies a row with some components replaced.
     *
     * @param row the row, which stays as it is
     * @param assignments the new values
     * @return a new row; the same object if nothing is assigned
     * @throws IllegalArgumentException if a component of another row type is assigned
     * @throws RuntimeException whatever the row's constructor throws to refuse the values
     */
    R with(R row, List<Assignment<R>> assignments);

    /**
     * Makes a row.
     *
     * @param values the values of all components in declaration order
     * @return a new row
     * @throws IllegalArgumentException if there are more or fewer values than components
     * @throws RuntimeException whatever the row's constructor throws to refuse the values
     */
    R create(@Nullable Object[] values);
}
