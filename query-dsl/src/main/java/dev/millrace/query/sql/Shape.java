package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;

/** What a value of a query is made of in SQL: one column, several that make a row, or a list as text. */
sealed interface Shape {

    /**
     * A value of one column.
     *
     * @param value the column, or what is computed
     * @param type the class of its values here
     */
    record Cell(Operand value, Class<?> type) implements Shape {
    }

    /**
     * A row.
     *
     * @param presence not null where the row is there; null if it always is
     */
    record Made(RowType<?> rowType, List<Shape> parts, @Nullable Sql presence) implements Shape {

        /** A part as it is read of the row: absent where the row is. */
        Shape part(Component component) {
            Shape part = parts.get(component.index());
            return part instanceof Made made && made.presence == null ? new Made(made.rowType, made.parts, presence)
                    : part;
        }
    }

    /**
     * A list: the text of a JSON array.
     *
     * @param element the shape of its elements; what SQL is in it means nothing outside
     */
    record Items(Sql text, Shape element) implements Shape {
    }

    /** All columns that a value is made of, in declaration order. */
    default List<Operand> cells() {
        List<Operand> cells = new ArrayList<>();
        if (this instanceof Cell cell) {
            cells.add(cell.value);
        } else if (this instanceof Items items) {
            cells.add(new Operand(items.text, SqlType.STRING));
        } else if (this instanceof Made made) {
            if (made.presence != null) {
                cells.add(flag(made.presence));
            }
            made.parts.forEach(part -> cells.addAll(part.cells()));
        }
        return cells;
    }

    /** 1 where something is there, else null. */
    static Operand flag(Sql presence) {
        return new Operand(Sql.of("CASE WHEN #1 IS NOT NULL THEN 1 END", presence), SqlType.INT);
    }

    /** Whether SQL names a column. */
    static boolean isColumn(Sql sql) {
        return sql.isAtom() && sql.text().charAt(0) == '"';
    }

    /** Whether all that it is made of are columns. */
    default boolean isPlain() {
        if (this instanceof Made made) {
            return (made.presence == null || isColumn(made.presence)) && made.parts.stream().allMatch(Shape::isPlain);
        }
        return cells().stream().allMatch(cell -> isColumn(cell.sql()));
    }

    /** The value, or what is not null where there is one. */
    default Sql there() {
        return this instanceof Made made ? made.presence == null ? Sql.atom("1") : made.presence
                : cells().get(0).sql();
    }

    /** The same made of other columns, which come in the order of {@link #cells()}. */
    default Shape over(Iterator<Sql> columns) {
        if (this instanceof Cell cell) {
            return new Cell(new Operand(columns.next(), cell.value.type()), cell.type);
        } else if (this instanceof Items items) {
            return new Items(columns.next(), items.element);
        }
        Made made = (Made) this;
        Sql there = made.presence == null ? null : columns.next();
        List<Shape> others = new ArrayList<>();
        made.parts.forEach(part -> others.add(part.over(columns)));
        return new Made(made.rowType, others, there);
    }

    /** The columns that order such values (law 2): of maps by name, of records as declared, what is absent first. */
    default List<Operand> orderCells() {
        if (!(this instanceof Made made)) {
            return cells();
        }
        List<Operand> cells = new ArrayList<>();
        if (made.presence != null) {
            cells.add(flag(made.presence));
        }
        List<Component> components = new ArrayList<>(made.rowType.components());
        if (made.rowType.rowClass() == Map.class) {
            components.sort(Comparator.comparing(Component::name));
        }
        components.forEach(component -> cells.addAll(made.parts.get(component.index()).orderCells()));
        return cells;
    }
}
