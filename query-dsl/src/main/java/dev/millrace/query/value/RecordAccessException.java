package dev.millrace.query.value;

/**
 * The components of a record could not be read.
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
