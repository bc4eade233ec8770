package dev.millrace.examples.departures;

/** Closes what belongs together. */
final class Closing {

    private Closing() {
    }

    /**
     * Closes one thing after another; one that cannot be closed does not keep the others open.
     *
     * @param things what to close, in this order
     * @throws Exception what the first that could not be closed threw, with what others threw suppressed in it
     */
    static void all(AutoCloseable... things) throws Exception {
        Exception first = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
