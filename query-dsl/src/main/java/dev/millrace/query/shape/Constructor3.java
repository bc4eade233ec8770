package dev.millrace.query.shape;

import java.io.Serializable;

/**
 * A record's constructor with 3 components, written {@code Card::new}; user code never names this type.
 *
 * @param <V1> the type of component 1
 * @param <V2> the type of component 2
 * @param <V3> the type of component 3
 * @param <O> the record
 */
@FunctionalInterface
public interface Constructor3<V1, V2, V3, O> extends Serializable {

    /**
     * Makes a record.
     *
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @return the record
     */
    O create(V1 v1, V2 v2, V3 v3);
}
