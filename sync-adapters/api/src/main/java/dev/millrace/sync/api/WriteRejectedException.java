package dev.millrace.sync.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A backend's no to a write. It is final: the write had no effect and is not sent again, and what it showed is rolled
 * back. The message is for a user to read. The details do not survive serialisation.
 */
public final class WriteRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient @Nullable Map<String, @Nullable Object> details;

    /**
     * A refusal without details.
     *
     * @param code the backend's name for the reason, for programs
     * @param message the reason, for people
     */
    public WriteRejectedException(String code, String message) {
        this(code, message, Map.of());
    }

    /**
     * A refusal.
     *
     * @param code the backend's name for the reason, for programs
     * @param message the reason, for people
     * @param details what else the backend said, such as the row it holds; copied
     */
    public WriteRejectedException(String code, String message, Map<String, @Nullable Object> details) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * The backend's name for the reason.
     *
     * @return a code, such as {@code Conflict}
     */
    public String code() {
        return code;
    }

    /**
     * What else the backend said.
     *
     * @return an immutable map; empty if it said nothing
     */
    public Map<String, @Nullable Object> details() {
        return details == null ? Map.of() : details;
    }
}
