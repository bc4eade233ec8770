package dev.millrace.query.shape;

import java.io.Serializable;

/**
 * A record's constructor with 1 component, written {@code Card::new}; user code never names this type.
 *
 * @param <V1> the type of component 1
 * @param <O> the record
 */
@FunctionalInterface
public interface Constructor1<V1, O> extends Serializable {

    /**
     * Makes a record.
     *
     * @param v1 component 1
     * @return the record
     */
    O create(V1 v1);
}
