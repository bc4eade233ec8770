package dev.millrace.query.json.internal.value;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.internal.NearestName;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.Mismatch;

/** The enums and records of a registry with their forms: what {@code TypeRegistry} lets no user see. Immutable and thread-safe. */
public final class RegisteredTypes {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();

    /**
     * The forms of classes.
     *
     * @param classes enums and records by name; not changed any more
     * @throws IllegalArgumentException if a component of a record has no JSON form
     */
    public RegisteredTypes(Map<String, Class<?>> classes) {
        this.classes = classes;
        Forms made = new Forms(this);
        classes.forEach((name, type) -> {
            names.put(type, name);
            forms.put(name, type.isEnum() ? new EnumForm(type) : made.of(RowType.of(type)));
        });
    }

    /** The classes by name. */
    public Map<String, Class<?>> classes() {
        return classes;
    }

    /** What a class is called; null if it is not here. */
    public @Nullable String name(Class<?> type) {
        return names.get(type);
    }

    /** The enum of a name. */
    public Class<?> enumType(String name) {
        return ((EnumForm) form(name, true)).type();
    }

    /** The type of the record of a name. */
    public RowType<?> record(String name) {
        return ((RecordForm) form(name, false)).rowType();
    }

    /** The form of the class of a name, which was to be an enum or a record. */
    Form form(String name, boolean isEnum) {
        Form form = forms.get(name);
        String kind = isEnum ? "an enum" : "a record";
        if (form == null) {
            String hint =
                    names.isEmpty() ? "; none is registered" : NearestName.hint(Excerpt.cut(name), classes.keySet());
            throw new Mismatch("the name of " + kind + " in the registry", Excerpt.quote(name) + hint);
        }
        if (form instanceof EnumForm != isEnum) {
            throw new Mismatch("the name of " + kind + " in the registry",
                    Excerpt.quote(name) + ", which is " + (isEnum ? "a record" : "an enum"));
        }
        return form;
    }
}
