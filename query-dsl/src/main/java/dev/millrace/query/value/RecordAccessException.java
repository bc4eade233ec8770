package dev.millrace.query.value;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The components of a record could not be read, or a record could not be rebuilt from its canonical components.
 *
 * @since 0.1
 */
public final class RecordAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RecordAccessException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A record class that this module may not enter.
     *
     * @param type the record class
     * @param cause what the runtime said
     * @return an exception that says what to do
     */
    public static RecordAccessException inaccessible(Class<?> type, Throwable cause) {
        String owner = type.getModule().isNamed() ? "module " + type.getModule().getName() : "its module";
        return new RecordAccessException(
                "Cannot read the components of record " + type.getName() + ": its package is not accessible. "
                        + "Open package " + type.getPackageName() + " in " + owner + " to " + reader()
                        + ", or make the record public and export its package.",
                cause);
    }

    static RecordAccessException refused(Class<?> type, @Nullable Object[] components, Throwable cause) {
        return new RecordAccessException(
                "Cannot rebuild record " + type.getName() + " in canonical form: its constructor refused "
                        + Arrays.deepToString(components) + ", components that are equal to accepted ones. "
                        + "Let the constructor decide alike for equal values (0.0 and -0.0, 1.0 and 1.00).",
                cause);
    }

    static RecordAccessException failed(Class<?> type, Throwable cause) {
        return new RecordAccessException(
                "Cannot read the components of record " + type.getName() + ": an accessor threw "
                        + cause.getClass().getName() + ". Let accessors of components return values only.",
                cause);
    }

    private static String reader() {
        Module module = RecordAccessException.class.getModule();
        return module.isNamed() ? "module " + module.getName() : "all modules";
    }
}
