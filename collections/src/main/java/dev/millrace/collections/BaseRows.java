package dev.millrace.collections;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Table;
import dev.millrace.query.Component;
import dev.millrace.query.Identity;
import dev.millrace.query.RowType;

/**
 * Base rows and layers of a collection, and the visible rows that follow from them. Rows without pending writes stand in the
 * engine's table alone: there base and visible are the same row. Confined to the store's lock; changes are staged.
 */
final class BaseRows<R> {

    private final Table<R> table;
    private final RowType<R> rowType;
    private final Component key;
    /** The class of keys as objects. */
    private final Class<?> keyClass;
    private final Map<Identity, LayeredRow<R>> layered = new HashMap<>();

    BaseRows(Table<R> table) {
        this.table = table;
        this.rowType = table.relation().rowType();
        this.key = table.relation().key();
        this.keyClass = MethodType.methodType(key.type()).wrap().returnType();
    }

    RowType<R> rowType() {
        return rowType;
    }

    /** The key of a row. */
    Object keyOf(R row) {
        Object value = key.get(row);
        if (value == null) {
            throw new IllegalArgumentException(
                    "A row of \"" + table.relation().name() + "\" has no key: " + key + " is null in " + row);
        }
        return value;
    }

    /**
     * Refuses a row without a key, and one that cannot be read: in the midst of a commit it would be too late.
     *
     * @return its key
     */
    Object requireReadable(R row) {
        requireParts(row);
        return keyOf(row);
    }

    /** As {@link #requireReadable}, for who does not need the key. */
    void requireTakeable(R row) {
        requireParts(row);
        if (!key.type().isPrimitive()) {
            keyOf(row);
        }
    }

    private void requireParts(R row) {
        try {
            rowType.requireReadable(row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A row of \"" + table.relation().name() + "\"" + keyIfAny(row) + " is refused. " + e.getMessage(),
                    e.getCause());
        }
    }

    private String keyIfAny(R row) {
        try {
            return " with key " + key.get(row);
        } catch (RuntimeException e) { // it is the key that cannot be read
            return "";
        }
    }

    /** Refuses what cannot be the key of a row. */
    void requireKey(Object value) {
        if (!keyClass.isInstance(value)) {
            throw new IllegalArgumentException(
                    "A row of \"" + table.relation().name() + "\" was to be deleted by key " + value + " of type "
                            + value.getClass().getName() + ", but " + key + " is of type " + key.type().getName());
        }
    }

    /** The layers over a row; null if there are none. Most collections have none at most times. */
    private @Nullable LayeredRow<R> layered(Object wanted) {
        return layered.isEmpty() ? null : layered.get(new Identity.Of(wanted));
    }

    /** Whether there are neither rows nor writes, but for what is staged. */
    boolean isEmpty() {
        return table.size() == 0 && layered.isEmpty();
    }

    /** What the backend confirmed. */
    @Nullable
    R base(Object wanted) {
        LayeredRow<R> row = layered(wanted);
        return row == null ? table.get(wanted) : row.base();
    }

    /** Hands out all base rows. */
    void forEachBase(BiConsumer<Object, R> consumer) {
        table.forEach(row -> {
            Object own = keyOf(row);
            if (layered(own) == null) {
                consumer.accept(own, row);
            }
        });
        layered.forEach((identity, row) -> {
            R base = row.base();
            if (base != null) {
                consumer.accept(keyOf(base), base);
            }
        });
    }

    /** The oldest layer over a row; null if there is none. */
    @Nullable
    Layer<R> oldest(Identity.Of wanted) {
        LayeredRow<R> row = layered.get(wanted);
        return row == null ? null : row.layers().get(0);
    }

    /** All layers, in no particular order. */
    List<Layer<R>> layers() {
        List<Layer<R>> all = new ArrayList<>();
        layered.values().forEach(row -> all.addAll(row.layers()));
        return all;
    }

    boolean isPending(Object wanted) {
        return layered(wanted) != null;
    }

    /** Replaces the base row of the same key; the layers over it stay. */
    void putBase(R row) {
        if (layered.isEmpty()) {
            table.stage(row);
        } else {
            putBase(keyOf(row), row);
        }
    }

    /** Replaces a base row; the layers over it stay. */
    void putBase(Object changed, @Nullable R row) {
        LayeredRow<R> under = layered(changed);
        if (under == null) {
            table.stage(changed, row);
        } else {
            under.base(row);
            under.streamed();
            table.stage(changed, under.visible(), under.state());
        }
    }

    /** The stream has spoken of a row, and said what it was already. */
    void repeated(Object key) {
        LayeredRow<R> under = layered(key);
        if (under != null) {
            under.streamed();
        }
    }

    /** A snapshot speaks of all rows, be it by leaving them out. */
    void allStreamed() {
        layered.values().forEach(LayeredRow::streamed);
    }

    /** A layer's write is sent: what the stream says of its row from now on may be newer than the write. */
    void sent(Layer<R> layer) {
        LayeredRow<R> row = layered.get(layer.key());
        if (row != null) {
            row.sent();
        }
    }

    void addLayer(Layer<R> layer) {
        LayeredRow<R> row = layered.computeIfAbsent(layer.key(),
                identity -> new LayeredRow<>(rowType, table.get(layer.key().key())));
        row.layers().add(layer);
        table.stage(layer.key().key(), row.visible(), row.state());
    }

    /** Drops a layer, unless it is gone already. O(layers over its row). */
    boolean drop(Layer<R> layer) {
        LayeredRow<R> row = layered.get(layer.key());
        if (row == null || !row.layers().removeIf(other -> other == layer)) {
            return false;
        }
        if (row.layers().isEmpty()) {
            layered.remove(layer.key());
            table.stage(layer.key().key(), row.base());
        } else {
            table.stage(layer.key().key(), row.visible(), row.state());
        }
        return true;
    }

    /**
     * Drops a layer and makes its values base rows, as far as the row type takes them; but not if the stream has spoken of the row
     * since the write was sent, for that may be newer than the write.
     */
    boolean absorb(Layer<R> layer) {
        LayeredRow<R> row = layered.get(layer.key());
        if (row == null || !row.layers().contains(layer)) {
            return false;
        }
        if (!row.isStreamedSinceSent()) {
            try {
                row.base(layer.patch().apply(row.base(), rowType));
            } catch (RuntimeException e) { // the row type refuses: the write shows nothing, as it did while it was pending
                layer.write().conflict(true);
            }
        }
        return drop(layer);
    }
}
