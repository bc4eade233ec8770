package dev.millrace.query.json.internal.value;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

import dev.millrace.query.Component;

/** What a component holds, with type arguments where they are known. The one place that knows what kinds of rows there are. */
final class ComponentTypes {

    private ComponentTypes() {
    }

    /** The declared type of a component: that of a record's component is generic, any other is the class it names. */
    static Type of(Component component) {
        RecordComponent[] declared = component.rowClass().getRecordComponents();
        return declared == null ? component.type() : declared[component.index()].getGenericType();
    }
}
