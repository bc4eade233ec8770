package dev.millrace.benchmarks.language;

import dev.millrace.query.property.IntProp;

/** A place in the code where a component is named. */
@FunctionalInterface
public interface ReferencePlace {

    /**
     * The reference that is written there; the first call links it.
     *
     * @return {@code Reading::count}
     */
    IntProp<Reading> reference();

    /** The place that is loaded again and again. */
    final class Written implements ReferencePlace {

        /** Makes the place. */
        public Written() {
        }

        @Override
        public IntProp<Reading> reference() {
            return Reading::count;
        }
    }
}
