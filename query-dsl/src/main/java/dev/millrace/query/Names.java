package dev.millrace.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.internal.NearestName;

/**
 * The rows of a {@link DynamicQuery} inside its lambdas: components by path. A path is an alias and a component ({@code "t.rank"}),
 * further components of nested records ({@code "t.address.city"}), or a component alone where only one source has it.
 */
public final class Names {

    private final Map<String, Ref<?>> sources = new LinkedHashMap<>();

    Names(QueryNode rows, List<String> aliases, @Nullable OpenScope scope) {
        List<LaneType> lanes = rows.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            Ref<?> ref = Ref.to(lane, lanes.get(lane));
            sources.put(aliases.get(lane), scope == null ? ref : ref.in(scope));
        }
    }

    /**
     * The rows of one source.
     *
     * @param alias its alias
     * @return the reference to them
     * @throws IllegalArgumentException if there is no such alias; the message names the nearest
     */
    public Ref<?> source(String alias) {
        Ref<?> source = sources.get(alias);
        if (source == null) {
            throw new IllegalArgumentException("There is no source under the alias \"" + alias + "\""
                    + NearestName.hint(alias, sources.keySet()) + "; the sources are " + sources.keySet());
        }
        return source;
    }

    /**
     * A component of whatever type it is.
     *
     * @param path its path
     * @return its value
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public OrderedExpr<Object> field(String path) {
        At at = at(path);
        return at.record.field(at.component);
    }

    /**
     * A component of a type.
     *
     * @param <V> the type
     * @param path its path
     * @param type the type
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V> PlainExpr<V> field(String path, Class<V> type) {
        At at = at(path);
        return at.record.field(at.component, type);
    }

    /**
     * A component that is a number.
     *
     * @param <V> its type
     * @param path its path
     * @param type its type
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V extends Number> NumberExpr<V> numberField(String path, Class<V> type) {
        At at = at(path);
        return at.record.numberField(at.component, type);
    }

    /**
     * A component that is a string.
     *
     * @param path its path
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public TextExpr textField(String path) {
        At at = at(path);
        return at.record.textField(at.component);
    }

    /**
     * A component that is a boolean.
     *
     * @param path its path
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public Condition conditionField(String path) {
        At at = at(path);
        return at.record.conditionField(at.component);
    }

    /**
     * A component that is a point in time.
     *
     * @param <V> its type: Instant, LocalDateTime, LocalDate or LocalTime
     * @param path its path
     * @param type its type
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V> TimeExpr<V> timeField(String path, Class<V> type) {
        At at = at(path);
        return at.record.timeField(at.component, type);
    }

    /** The last part of a path: what a selection of it is named. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private record At(Ref<?> record, String component) {
    }

    private At at(String path) {
        String[] parts = path.split("\\.", -1);
        int next = sources.containsKey(parts[0]) && parts.length > 1 ? 1 : 0;
        Ref<?> record = next == 1 ? source(parts[0]) : owner(path, parts[0]);
        for (; next < parts.length - 1; next++) {
            record = record.at(parts[next]);
        }
        return new At(record, parts[parts.length - 1]);
    }

    /** The only source that has a component. */
    private Ref<?> owner(String path, String component) {
        List<String> owners = new ArrayList<>();
        List<String> known = new ArrayList<>();
        sources.forEach((alias, ref) -> {
            ref.componentNames().forEach(name -> known.add(sources.size() == 1 ? name : alias + "." + name));
            if (ref.componentNames().contains(component)) {
                owners.add(alias);
            }
        });
        if (owners.size() > 1) {
            throw new IllegalArgumentException("The name \"" + path + "\" is ambiguous: " + owners
                    + " have such a component; write \"" + owners.get(0) + "." + path + "\" for the first of them");
        } else if (owners.isEmpty()) {
            throw new IllegalArgumentException("There is no component \"" + path + "\" in the sources "
                    + sources.keySet() + NearestName.hint(path, known));
        }
        return source(owners.get(0));
    }
}
