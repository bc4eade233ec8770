package dev.millrace.engine.internal.function;

/** The types of floating-point numbers. Both are computed in doubles: rounded once more, that is what floats give. */
enum FloatingType {
    FLOAT {
        @Override
        double rounded(double value) {
            return (float) value;
        }

        @Override
        Object box(double value) {
            return (float) value;
        }
    },
    DOUBLE {
        @Override
        double rounded(double value) {
            return value;
        }

        @Override
        Object box(double value) {
            return value;
        }
    };

    static FloatingType of(Class<?> type) {
        return type == Float.class ? FLOAT : DOUBLE;
    }

    /** The nearest number of this type. */
    abstract double rounded(double value);

    /** A number of this type as an object. */
    abstract Object box(double value);

    @Override
    public String toString() {
        return this == FLOAT ? "float" : "double";
    }
}
