package dev.millrace.sync.rest;

/**
 * The backend's name for a place in its stream: an epoch, which is one life of the backend, and a number that grows
 * within it.
 *
 * @param epoch what stands before the last colon; may be empty
 * @param sequence what stands behind it
 */
record ServerToken(String epoch, long sequence) {

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if it is not {@code epoch:number}
     */
    static ServerToken parse(String text) {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        if (colon < 0 || digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("expected a token such as epoch:42");
        }
        try {
            return new ServerToken(text.substring(0, colon), Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a token whose number is a long", e);
        }
    }

    @Override
    public String toString() {
        return epoch + ":" + sequence;
    }
}
