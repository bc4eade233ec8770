package dev.millrace.query.shape;

import java.io.Serializable;

/**
 * A record's constructor with 2 components, written {@code Card::new}; user code never names this type.
 *
 * @param <V1> the type of component 1
 * @param <V2> the type of component 2
 * @param <O> the record
 */
@FunctionalInterface
public interface Constructor2<V1, V2, O> extends Serializable {

    /**
     * Makes a record.
     *
     * @param v1 component 1
     * @param v2 component 2
     * @return the record
     */
    O create(V1 v1, V2 v2);
}
