package dev.millrace.testkit.language;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.sample.Choices;

/**
 * A random query with all that its result depends on.
 *
 * @param tables the rows of each relation
 * @param query the query
 * @param bindings the values of its parameters
 * @param now what the clock says
 */
public record LanguageCase(List<Table> tables, QueryNode query, Bindings bindings, Instant now) {

    /**
     * The rows of a relation.
     *
     * @param relation the relation
     * @param rows its rows, each with a key of its own
     */
    public record Table(RelationRef<Map<String, @Nullable Object>> relation, List<Map<String, @Nullable Object>> rows) {

        /**
         * Draws a row.
         *
         * @param number says which key it has
         * @param choices what decides about the rest
         * @return the row
         */
        public Map<String, @Nullable Object> row(int number, Choices choices) {
            return LanguageCase.row(relation.rowType(), number, choices);
        }
    }

    /** What keys are of. */
    private static final List<Class<?>> KEYS = List.of(Integer.class, Long.class, String.class);

    /**
     * The enums and records that queries may use, to which a catalog gives names.
     *
     * @return their classes
     */
    public static List<Class<?>> namedTypes() {
        return List.of(Pool.Colour.class, Trio.class, Nest.class);
    }

    /**
     * Draws a case.
     *
     * @param choices what decides
     * @param palette what it may be made of
     * @param wishes the constructs it should use, if that can be; perhaps none
     * @return the case
     */
    public static LanguageCase draw(Choices choices, Palette palette, Set<String> wishes) {
        return draw(choices, palette, wishes, QueryDraw::query);
    }

    /**
     * Draws a case whose query has some steps on one another.
     *
     * @param choices what decides
     * @param palette what else it may be made of
     * @param steps the steps, the lowest first
     * @return the case
     */
    public static LanguageCase stacked(Choices choices, Palette palette, List<Step> steps) {
        return draw(choices, palette, Set.of(), queries -> queries.query(steps));
    }

    private static LanguageCase draw(Choices choices, Palette palette, Set<String> wishes,
            Function<QueryDraw, QueryNode> drawing) {
        List<Table> tables = new ArrayList<>();
        for (int i = 2 + choices.below(2); i > 0; i--) {
            tables.add(table("t" + tables.size(), choices, palette));
        }
        List<RelationRef<?>> relations = new ArrayList<>();
        tables.forEach(table -> relations.add(table.relation()));
        Draft draft = new Draft(choices, palette, relations, Wishes.withNeeds(wishes, palette, choices));
        QueryNode query = drawing.apply(new QueryDraw(draft));
        return new LanguageCase(tables, query, draft.bindings(), Instant.parse("2024-02-29T12:34:56.789Z"));
    }

    private static Table table(String name, Choices choices, Palette palette) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put("c0", choices.from(KEYS));
        for (int i = 2 + choices.below(5); i > 0; i--) {
            Class<?> type = choices.from(palette.types());
            types.put((choices.oneIn(4) ? "o" : Leaves.COMMON) + types.size(), type);
        }
        RowType<Map<String, @Nullable Object>> rowType = RowType.ofMap(types);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Set<Object> keys = new TreeSet<>(Values::compare);
        for (int i = 4 + choices.below(36); i >= 0; i--) {
            Map<String, @Nullable Object> row = row(rowType, rows.size(), choices);
            if (keys.add(Objects.requireNonNull(row.get("c0")))) {
                rows.add(row);
            }
        }
        return new Table(new RelationRef<>(name, rowType, rowType.component("c0")), rows);
    }

    private static Map<String, @Nullable Object> row(RowType<Map<String, @Nullable Object>> rowType, int number,
            Choices choices) {
        @Nullable Object[] values = new @Nullable Object[rowType.components().size()];
        for (Component component : rowType.components()) {
            boolean common = component.name().startsWith(Leaves.COMMON);
            values[component.index()] = component.index() == 0 ? key(component.type(), number)
                    : choices.oneIn(8) ? null
                    : common || choices.oneIn(2) ? Pool.common(component.type(), choices)
                    : Pool.odd(component.type(), choices);
        }
        return rowType.create(values);
    }

    /** Keys whose first ones are among the common values, so that rows refer to them. */
    private static Object key(Class<?> type, int number) {
        return type == Integer.class ? (Object) number : type == Long.class ? (Object) (long) number
                : number < 26 ? String.valueOf((char) ('a' + number)) : "k" + number;
    }

    /**
     * Draws other values for parameters.
     *
     * @param values what they have now
     * @param choices what decides
     * @return values of the same types
     */
    public Bindings rebound(Bindings values, Choices choices) {
        Bindings drawn = Bindings.NONE;
        for (String name : new TreeSet<>(values.names())) {
            Object value = values.get(name);
            drawn = drawn.and(name, value == null || choices.oneIn(3) ? value
                    : Pool.common(value.getClass(), choices));
        }
        return drawn;
    }

    /**
     * The rows of all relations by name.
     *
     * @return a map for the evaluator
     */
    public Map<String, Collection<?>> rows() {
        Map<String, Collection<?>> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.relation().name(), table.rows()));
        return rows;
    }

    /**
     * All that the result depends on.
     *
     * @return what the evaluator is given
     */
    public Given given() {
        return Given.rows(rows()).with(bindings).at(now);
    }
}
