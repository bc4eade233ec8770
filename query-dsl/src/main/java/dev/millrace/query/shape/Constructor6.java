package dev.millrace.query.shape;

import java.io.Serializable;

/**
 * A record's constructor with 6 components, written {@code Card::new}; user code never names this type.
 *
 * @param <V1> the type of component 1
 * @param <V2> the type of component 2
 * @param <V3> the type of component 3
 * @param <V4> the type of component 4
 * @param <V5> the type of component 5
 * @param <V6> the type of component 6
 * @param <O> the record
 */
@FunctionalInterface
public interface Constructor6<V1, V2, V3, V4, V5, V6, O> extends Serializable {

    /**
     * Makes a record.
     *
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @return the record
     */
    O create(V1 v1, V2 v2, V3 v3, V4 v4, V5 v5, V6 v6);
}
