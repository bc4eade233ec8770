package dev.millrace.query.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.value.RegisteredTypes;

/**
 * The enums and records that may stand where a type is told by a name in the JSON. No class is ever looked up by a name that was read:
 * what is not here does not exist. Immutable and thread-safe.
 */
public final class TypeRegistry {

    /** No enums and no records. */
    public static final TypeRegistry EMPTY = new TypeRegistry(Map.of());

    private final RegisteredTypes registered;

    private TypeRegistry(Map<String, Class<?>> classes) {
        this.registered = new RegisteredTypes(classes);
    }

    /**
     * A registry of classes under their simple names.
     *
     * @param types enums and records
     * @return the registry
     * @throws IllegalArgumentException as {@link #and(Class)}
     */
    public static TypeRegistry of(Class<?>... types) {
        TypeRegistry registry = EMPTY;
        for (Class<?> type : types) {
            registry = registry.and(type);
        }
        return registry;
    }

    /**
     * This registry and a class under its simple name.
     *
     * @param type an enum or a record
     * @return a new registry
     * @throws IllegalArgumentException as {@link #and(String, Class)}
     */
    public TypeRegistry and(Class<?> type) {
        return and(type.getSimpleName(), type);
    }

    /**
     * This registry and a class under a name.
     *
     * @param name what it is called in JSON
     * @param type an enum or a record
     * @return a new registry
     * @throws IllegalArgumentException if it is neither, if a component of it has no JSON form, or if the name or the class is here
     *         already with another partner
     */
    public TypeRegistry and(String name, Class<?> type) {
        if (!type.isEnum() && !type.isRecord()) {
            throw new IllegalArgumentException("Enums and records are registered, but " + type.getName()
                    + " is neither; other values of the domain need no registration");
        }
        Class<?> known = registered.classes().get(name);
        String called = registered.name(type);
        if (known != null && known != type) {
            throw new IllegalArgumentException("\"" + name + "\" is to stand for " + type.getName()
                    + ", but stands for " + known.getName() + " already; register one of them under another name");
        }
        if (called != null && !called.equals(name)) {
            throw new IllegalArgumentException(type.getName() + " is to be called \"" + name
                    + "\", but is called \"" + called + "\" already; one name is written");
        }
        Map<String, Class<?>> more = new LinkedHashMap<>(registered.classes());
        more.put(name, type);
        return new TypeRegistry(more);
    }

    /**
     * This registry and all of another one.
     *
     * @param other the other one
     * @return a new registry
     * @throws IllegalArgumentException if a name or class of it is here already with another partner
     */
    public TypeRegistry and(TypeRegistry other) {
        TypeRegistry registry = this;
        for (Map.Entry<String, Class<?>> entry : other.registered.classes().entrySet()) {
            registry = registry.and(entry.getKey(), entry.getValue());
        }
        return registry;
    }

    /**
     * The names.
     *
     * @return an immutable set
     */
    public Set<String> names() {
        return Set.copyOf(registered.classes().keySet());
    }

    /** The classes with their forms. */
    RegisteredTypes registered() {
        return registered;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TypeRegistry that && registered.classes().equals(that.registered.classes());
    }

    @Override
    public int hashCode() {
        return registered.classes().hashCode();
    }

    @Override
    public String toString() {
        return "TypeRegistry" + registered.classes().keySet();
    }
}
