package dev.millrace.testkit.oracle;

import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.sql.ColumnNames;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.Dialect;
import dev.millrace.query.sql.SqlType;

/**
 * A table that holds rows: a column for each component of which the database can hold all values, named as it is.
 *
 * @since 0.1
 */
public final class OracleTable {

    private final Dialect dialect;
    private final String name;
    private final List<Component> components;

    private OracleTable(Dialect dialect, String name, List<Component> components) {
        this.dialect = dialect;
        this.name = name;
        this.components = components;
    }

    static OracleTable of(Database database, String name, RowType<?> rowType, List<?> rows) {
        Dialect dialect = database.dialect();
        return new OracleTable(dialect, name, rowType.components().stream()
                .filter(component -> isHeld(dialect, component, rows)).toList());
    }

    private static boolean isHeld(Dialect dialect, Component component, List<?> rows) {
        SqlType type = SqlType.of(component.type());
        return type != null && rows.stream().allMatch(row -> {
            Object value = component.get(row);
            return value == null || dialect.holds(value, type);
        }) && !(type == SqlType.DECIMAL && dialect.database() == Database.SQLITE);
    }

    /**
     * The components that have columns.
     *
     * @return in declaration order
     */
    public List<Component> components() {
        return components;
    }

    /**
     * The table's name, quoted.
     *
     * @return what stands after {@code FROM}
     */
    public String name() {
        return quoted(name);
    }

    /**
     * The columns as expressions read them that see this table in their first lane.
     *
     * @return names of columns; it refuses other lanes and components without a column
     */
    public ColumnNames columns() {
        return this::column;
    }

    private String column(ExprNode leaf) {
        if (leaf instanceof FieldNode field && field.lane() == 0 && components.contains(field.component())) {
            return quoted(field.component().name());
        }
        throw new IllegalArgumentException(leaf + " was to be read from the table " + name + " of "
                + dialect.database().label() + ", which holds " + components);
    }

    SqlType typeOf(Component component) {
        return OracleDatabase.columnType(component);
    }

    String definition() {
        return components.stream()
                .map(component -> quoted(component.name()) + " " + dialect.typeName(typeOf(component)))
                .collect(Collectors.joining(", ", "CREATE TABLE " + name() + " (", ")"));
    }

    String insertion() {
        return components.stream().map(component -> dialect.mark(typeOf(component)))
                .collect(Collectors.joining(", ", "INSERT INTO " + name() + " VALUES (", ")"));
    }

    private static String quoted(String identifier) {
        return '"' + identifier + '"';
    }
}
