package dev.millrace.query;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.internal.RecordConstructor;
import dev.millrace.query.shape.Constructor1;
import dev.millrace.query.shape.Constructor10;
import dev.millrace.query.shape.Constructor11;
import dev.millrace.query.shape.Constructor12;
import dev.millrace.query.shape.Constructor13;
import dev.millrace.query.shape.Constructor14;
import dev.millrace.query.shape.Constructor15;
import dev.millrace.query.shape.Constructor16;
import dev.millrace.query.shape.Constructor2;
import dev.millrace.query.shape.Constructor3;
import dev.millrace.query.shape.Constructor4;
import dev.millrace.query.shape.Constructor5;
import dev.millrace.query.shape.Constructor6;
import dev.millrace.query.shape.Constructor7;
import dev.millrace.query.shape.Constructor8;
import dev.millrace.query.shape.Constructor9;

/**
 * Makes records of expressions: {@code into(Card::new, t.get(Todo::title), u.get(User::name))}. The constructor reference must
 * be a record's canonical constructor; its parameters check the expressions' types when the program is compiled. An
 * {@code IllegalArgumentException} refuses another constructor, a lambda, and for a primitive component an expression that can be
 * null, or that an overloaded constructor would widen.
 */
public abstract sealed class Into permits Subqueries {

    Into() {
    }

    /**
     * A record of 1 component.
     *
     * @param <V1> the type of component 1
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, O> PlainExpr<O> into(Constructor1<V1, O> constructor,
            Expr<V1> v1) {
        return record(constructor, v1);
    }

    /**
     * A record of 2 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, O> PlainExpr<O> into(Constructor2<V1, V2, O> constructor,
            Expr<V1> v1, Expr<V2> v2) {
        return record(constructor, v1, v2);
    }

    /**
     * A record of 3 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, O> PlainExpr<O> into(Constructor3<V1, V2, V3, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3) {
        return record(constructor, v1, v2, v3);
    }

    /**
     * A record of 4 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <V4> the type of component 4
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, O> PlainExpr<O> into(Constructor4<V1, V2, V3, V4, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4) {
        return record(constructor, v1, v2, v3, v4);
    }

    /**
     * A record of 5 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <V4> the type of component 4
     * @param <V5> the type of component 5
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, O> PlainExpr<O> into(Constructor5<V1, V2, V3, V4, V5, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5) {
        return record(constructor, v1, v2, v3, v4, v5);
    }

    /**
     * A record of 6 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <V4> the type of component 4
     * @param <V5> the type of component 5
     * @param <V6> the type of component 6
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, O> PlainExpr<O> into(Constructor6<V1, V2, V3, V4, V5, V6, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6) {
        return record(constructor, v1, v2, v3, v4, v5, v6);
    }

    /**
     * A record of 7 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <V4> the type of component 4
     * @param <V5> the type of component 5
     * @param <V6> the type of component 6
     * @param <V7> the type of component 7
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @param v7 component 7
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, O> PlainExpr<O> into(
            Constructor7<V1, V2, V3, V4, V5, V6, V7, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7);
    }

    /**
     * A record of 8 components.
     *
     * @param <V1> the type of component 1
     * @param <V2> the type of component 2
     * @param <V3> the type of component 3
     * @param <V4> the type of component 4
     * @param <V5> the type of component 5
     * @param <V6> the type of component 6
     * @param <V7> the type of component 7
     * @param <V8> the type of component 8
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @param v7 component 7
     * @param v8 component 8
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, O> PlainExpr<O> into(
            Constructor8<V1, V2, V3, V4, V5, V6, V7, V8, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8);
    }

    /**
     * A record of 9 components.
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
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
     * @param v1 component 1
     * @param v2 component 2
     * @param v3 component 3
     * @param v4 component 4
     * @param v5 component 5
     * @param v6 component 6
     * @param v7 component 7
     * @param v8 component 8
     * @param v9 component 9
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, O> PlainExpr<O> into(
            Constructor9<V1, V2, V3, V4, V5, V6, V7, V8, V9, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9);
    }

    /**
     * A record of 10 components.
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
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, O> PlainExpr<O> into(
            Constructor10<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10);
    }

    /**
     * A record of 11 components.
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
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, O> PlainExpr<O> into(
            Constructor11<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11);
    }

    /**
     * A record of 12 components.
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
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, O> PlainExpr<O> into(
            Constructor12<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11, Expr<V12> v12) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12);
    }

    /**
     * A record of 13 components.
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
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, O> PlainExpr<O> into(
            Constructor13<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11, Expr<V12> v12,
            Expr<V13> v13) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13);
    }

    /**
     * A record of 14 components.
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
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, O> PlainExpr<O> into(
            Constructor14<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11, Expr<V12> v12,
            Expr<V13> v13, Expr<V14> v14) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14);
    }

    /**
     * A record of 15 components.
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
     * @param <V15> the type of component 15
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @param v15 component 15
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, O> PlainExpr<O> into(
            Constructor15<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11, Expr<V12> v12,
            Expr<V13> v13, Expr<V14> v14, Expr<V15> v15) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15);
    }

    /**
     * A record of 16 components.
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
     * @param <V15> the type of component 15
     * @param <V16> the type of component 16
     * @param <O> the record
     * @param constructor the record's constructor, as {@code Card::new}
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
     * @param v15 component 15
     * @param v16 component 16
     * @return the record as an expression
     * @throws IllegalArgumentException as the class says
     */
    public static <V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16, O> PlainExpr<O> into(
            Constructor16<V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16, O> constructor,
            Expr<V1> v1, Expr<V2> v2, Expr<V3> v3, Expr<V4> v4, Expr<V5> v5, Expr<V6> v6,
            Expr<V7> v7, Expr<V8> v8, Expr<V9> v9, Expr<V10> v10, Expr<V11> v11, Expr<V12> v12,
            Expr<V13> v13, Expr<V14> v14, Expr<V15> v15, Expr<V16> v16) {
        return record(constructor, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16);
    }

    /**
     * Makes a record by naming its components, for those with more than 16 of them.
     *
     * @param <O> the record class
     * @param recordClass the record class
     * @param settings each component once, in any order: {@code set(Card::title).toExpr(t.get(Todo::title))}
     * @return the expression
     * @throws IllegalArgumentException if a component is missing or set twice, or one that can be null is meant for a primitive
     *         component
     */
    @SafeVarargs
    public static <O> PlainExpr<O> into(Class<O> recordClass, Setting<O>... settings) {
        RowType<O> rowType = RowType.of(recordClass);
        Map<Component, ExprNode> values = new LinkedHashMap<>();
        for (Setting<O> setting : settings) {
            if (values.put(setting.component(), setting.value()) != null) {
                throw new IllegalArgumentException("A " + recordClass.getSimpleName() + " was to be made, but "
                        + setting.component() + " was set twice; set each component once");
            }
        }
        List<Component> missing =
                rowType.components().stream().filter(component -> !values.containsKey(component)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("A " + recordClass.getSimpleName() + " was to be made, but "
                    + missing + (missing.size() == 1 ? " is" : " are") + " not set; set each component once");
        }
        return new PlainExpr<>(new ConstructNode(rowType, rowType.components().stream().map(values::get).toList()));
    }

    /**
     * Makes a map, for programs that have no record type for what they select.
     *
     * @param first a component, made by {@link QueryDsl#named}
     * @param more further components
     * @return the expression
     * @throws IllegalArgumentException if two have the same name
     */
    public static PlainExpr<Map<String, @Nullable Object>> intoMap(Named first, Named... more) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        List<ExprNode> values = new ArrayList<>();
        Stream.concat(Stream.of(first), Arrays.stream(more)).forEach(named -> {
            if (types.put(named.name(), named.value().node().type()) != null) {
                throw new IllegalArgumentException("A map was to be made, but component \"" + named.name()
                        + "\" was set twice; give each a name of its own");
            }
            values.add(named.value().node());
        });
        return new PlainExpr<>(new ConstructNode(MapType.of(types), values));
    }

    @SuppressWarnings("unchecked") // the constructor reference makes an O
    private static <O> PlainExpr<O> record(Serializable constructor, Expr<?>... values) {
        RowType<O> rowType = (RowType<O>) RowType.of(RecordConstructor.recordClass(constructor));
        return new PlainExpr<>(new ConstructNode(rowType, Arrays.stream(values).map(Expr::node).toList()));
    }
}
