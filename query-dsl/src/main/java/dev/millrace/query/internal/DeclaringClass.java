package dev.millrace.query.internal;

/** Loads the class that declares a referenced method. */
public final class DeclaringClass {

    private DeclaringClass() {
    }

    /**
     * Loads the class.
     *
     * @param reference what is referenced
     * @param lambda the object that refers to it, whose class loader sees the class
     * @return the declaring class
     */
    public static Class<?> of(MethodReference reference, Object lambda) {
        try {
            return Class.forName(reference.owner(), false, lambda.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "The class " + reference.owner() + " of the method reference " + reference
                            + " cannot be loaded; use a reference to a class that the calling code sees",
                    e);
        }
    }
}
