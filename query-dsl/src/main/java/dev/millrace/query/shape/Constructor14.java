package dev.millrace.query.shape;

import java.io.Serializable;

/**
 * A record's constructor with 14 components, written {@code Card::new}; user code never names this type.
 *
 * @param <V1> the type of component 1
 * @param <V2> the type of component 2
 * @param <V3> the type of component 3
 * @param <V4> the type of component 4
 * @param <V5> the type of component 5
 * @param <V6> the type of component 6
 * @param <V7> the type of component 7
 * @param <V8> the type of component 8
 * @param <V9> the type of component 9
 * @param <V10> the type of component 10
 * @param <V11> the type of component 11
 * @param <V12> the type of component 12
 * @param <V13> the type of component 13
 * @param <V14> the type of component 14
 * @param <O> the record
 */
@FunctionalInterface
public interface Constructor14<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, O> extends Serializable {

    /**
     * Makes a record.
     *
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @param v7 component 7
     * @param v8 component 8
     * @param v9 component 9
     * @param v10 component 10
     * @param v11 component 11
     * @param v12 component 12
     * @param v13 component 13
     * @param v14 component 14
     * @return the record
     */
    O create(V1 v1, V2 v2, V3 v3, V4 v4, V5 v5, V6 v6, V7 v7, V8 v8, V9 v9, V10 v10, V11 v11, V12 v12, V13 v13,
            V14 v14);
}
