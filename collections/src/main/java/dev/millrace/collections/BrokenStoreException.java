package dev.millrace.collections;

/**
 * A store could not complete a commit after its collections had gone along with it: its rows and results may disagree. A session
 * tells this apart from a batch that is refused, for asking again cannot help. Make another store and load it anew.
 */
public final class BrokenStoreException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * A commit failed half-way.
     *
     * @param cause what the engine threw
     */
    public BrokenStoreException(Throwable cause) {
        super("The store could not complete a commit; its rows and results may disagree. Make another store and load it anew."
                + " The cause is: " + cause, cause);
    }
}
