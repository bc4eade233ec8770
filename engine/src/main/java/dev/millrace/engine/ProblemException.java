package dev.millrace.engine;

/** A query that is to fail at its first problem (law 5) met one. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.expression() + " could not be computed for the row " + problem.identity() + ": "
                + problem.cause().getMessage(), problem.cause());
        this.problem = problem;
    }

    /**
     * The problem.
     *
     * @return which evaluation, of which row, and why
     */
    public Problem problem() {
        return problem;
    }
}
