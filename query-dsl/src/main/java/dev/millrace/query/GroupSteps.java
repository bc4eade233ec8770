package dev.millrace.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.property.BoolProp;
import dev.millrace.query.property.BoxedBoolProp;
import dev.millrace.query.property.BoxedDoubleProp;
import dev.millrace.query.property.BoxedIntProp;
import dev.millrace.query.property.BoxedLongProp;
import dev.millrace.query.property.ByteProp;
import dev.millrace.query.property.CharProp;
import dev.millrace.query.property.DecimalProp;
import dev.millrace.query.property.DoubleProp;
import dev.millrace.query.property.FloatProp;
import dev.millrace.query.property.InstantProp;
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.LocalDateProp;
import dev.millrace.query.property.LocalDateTimeProp;
import dev.millrace.query.property.LocalTimeProp;
import dev.millrace.query.property.LongProp;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.property.Property;
import dev.millrace.query.property.ShortProp;
import dev.millrace.query.property.TextProp;

/**
 * The ways to group the rows of a query.
 *
 * @param <R> the type of the rows
 */
@SuppressWarnings("overloads") // a method reference is exact, so the getter's type decides; lambdas are refused anyway
public abstract sealed class GroupSteps<R> permits Selection {

    GroupSteps() {
    }

    /**
     * The query as a plain value.
     *
     * @return its last step
     */
    public abstract QueryNode node();

    /** The rows, as a reference outside any lambda. */
    final Ref<R> row() {
        return Ref.to(0, node().lane());
    }

    /**
     * Groups the rows by an expression; null is a group of its own.
     *
     * @param <E> the expression's type
     * @param key the expression
     * @return the groups
     */
    public <E extends Expr<?>> Grouped<R, E> groupByExpr(Function<? super Ref<R>, E> key) {
        KeyOf<E> by = keyOf(key);
        return new Grouped<>(node(), List.of(by.node()), by.sample());
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Integer>> groupBy(IntProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Long>> groupBy(LongProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Short>> groupBy(ShortProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Byte>> groupBy(ByteProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Double>> groupBy(DoubleProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Float>> groupBy(FloatProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Integer>> groupBy(BoxedIntProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Long>> groupBy(BoxedLongProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<Double>> groupBy(BoxedDoubleProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, NumberExpr<BigDecimal>> groupBy(DecimalProp<? super R> property) {
        return grouped(new NumberExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, TextExpr> groupBy(TextProp<? super R> property) {
        return grouped(new TextExpr(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, OrderedExpr<Character>> groupBy(CharProp<? super R> property) {
        return grouped(new OrderedExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, TimeExpr<Instant>> groupBy(InstantProp<? super R> property) {
        return grouped(new TimeExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, TimeExpr<LocalDateTime>> groupBy(LocalDateTimeProp<? super R> property) {
        return grouped(new TimeExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, TimeExpr<LocalDate>> groupBy(LocalDateProp<? super R> property) {
        return grouped(new TimeExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, TimeExpr<LocalTime>> groupBy(LocalTimeProp<? super R> property) {
        return grouped(new TimeExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param <V> the component's type
     * @param property the component
     * @return the groups
     */
    public <V extends Comparable<? super V>> Grouped<R, OrderedExpr<V>> groupBy(OrderedProp<? super R, V> property) {
        return grouped(new OrderedExpr<>(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, Condition> groupBy(BoolProp<? super R> property) {
        return grouped(new Condition(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param property the component
     * @return the groups
     */
    public Grouped<R, Condition> groupBy(BoxedBoolProp<? super R> property) {
        return grouped(new Condition(key(property)));
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param <V> the component's type
     * @param property the component
     * @return the groups
     */
    public <V> Grouped<R, PlainExpr<V>> groupBy(Prop<? super R, V> property) {
        return grouped(new PlainExpr<>(key(property)));
    }

    /**
     * Groups the rows by 2 components; each null is a value of its own. The keys are plain values; {@code groupByExpr} gives keys
     * with the operations of their kind: {@code groupByExpr(t -> t.get(Todo::rank), t -> t.get(Todo::title))}.
     *
     * @param <K1> the type of component 1
     * @param <K2> the type of component 2
     * @param key1 component 1
     * @param key2 component 2
     * @return the groups
     */
    public <K1, K2> Grouped2<R, PlainExpr<K1>, PlainExpr<K2>> groupBy(Prop<? super R, ? extends @Nullable K1> key1,
            Prop<? super R, ? extends @Nullable K2> key2) {
        return new Grouped2<>(node(), List.of(key(key1), key(key2)),
                new PlainExpr<>(key(key1)), new PlainExpr<>(key(key2)));
    }

    /**
     * Groups the rows by 2 expressions; each null is a value of its own.
     *
     * @param <E1> the type of expression 1
     * @param <E2> the type of expression 2
     * @param key1 expression 1
     * @param key2 expression 2
     * @return the groups
     */
    public <E1 extends Expr<?>, E2 extends Expr<?>> Grouped2<R, E1, E2> groupByExpr(Function<? super Ref<R>, E1> key1,
            Function<? super Ref<R>, E2> key2) {
        KeyOf<E1> k1 = keyOf(key1);
        KeyOf<E2> k2 = keyOf(key2);
        return new Grouped2<>(node(), List.of(k1.node(), k2.node()),
                k1.sample(), k2.sample());
    }

    /**
     * Groups the rows by 3 components; each null is a value of its own. The keys are plain values; {@code groupByExpr} gives keys
     * with the operations of their kind: {@code groupByExpr(t -> t.get(Todo::rank), t -> t.get(Todo::title))}.
     *
     * @param <K1> the type of component 1
     * @param <K2> the type of component 2
     * @param <K3> the type of component 3
     * @param key1 component 1
     * @param key2 component 2
     * @param key3 component 3
     * @return the groups
     */
    public <K1, K2, K3> Grouped3<R, PlainExpr<K1>, PlainExpr<K2>, PlainExpr<K3>> groupBy(
            Prop<? super R, ? extends @Nullable K1> key1,
            Prop<? super R, ? extends @Nullable K2> key2,
            Prop<? super R, ? extends @Nullable K3> key3) {
        return new Grouped3<>(node(), List.of(key(key1), key(key2), key(key3)),
                new PlainExpr<>(key(key1)), new PlainExpr<>(key(key2)), new PlainExpr<>(key(key3)));
    }

    /**
     * Groups the rows by 3 expressions; each null is a value of its own.
     *
     * @param <E1> the type of expression 1
     * @param <E2> the type of expression 2
     * @param <E3> the type of expression 3
     * @param key1 expression 1
     * @param key2 expression 2
     * @param key3 expression 3
     * @return the groups
     */
    public <E1 extends Expr<?>, E2 extends Expr<?>, E3 extends Expr<?>> Grouped3<R, E1, E2, E3> groupByExpr(
            Function<? super Ref<R>, E1> key1,
            Function<? super Ref<R>, E2> key2,
            Function<? super Ref<R>, E3> key3) {
        KeyOf<E1> k1 = keyOf(key1);
        KeyOf<E2> k2 = keyOf(key2);
        KeyOf<E3> k3 = keyOf(key3);
        return new Grouped3<>(node(), List.of(k1.node(), k2.node(), k3.node()),
                k1.sample(), k2.sample(), k3.sample());
    }

    /**
     * Groups the rows by 4 components; each null is a value of its own. The keys are plain values; {@code groupByExpr} gives keys
     * with the operations of their kind: {@code groupByExpr(t -> t.get(Todo::rank), t -> t.get(Todo::title))}.
     *
     * @param <K1> the type of component 1
     * @param <K2> the type of component 2
     * @param <K3> the type of component 3
     * @param <K4> the type of component 4
     * @param key1 component 1
     * @param key2 component 2
     * @param key3 component 3
     * @param key4 component 4
     * @return the groups
     */
    public <K1, K2, K3, K4> Grouped4<R, PlainExpr<K1>, PlainExpr<K2>, PlainExpr<K3>, PlainExpr<K4>> groupBy(
            Prop<? super R, ? extends @Nullable K1> key1,
            Prop<? super R, ? extends @Nullable K2> key2,
            Prop<? super R, ? extends @Nullable K3> key3,
            Prop<? super R, ? extends @Nullable K4> key4) {
        return new Grouped4<>(node(), List.of(key(key1), key(key2), key(key3), key(key4)),
                new PlainExpr<>(key(key1)), new PlainExpr<>(key(key2)), new PlainExpr<>(key(key3)),
                new PlainExpr<>(key(key4)));
    }

    /**
     * Groups the rows by 4 expressions; each null is a value of its own.
     *
     * @param <E1> the type of expression 1
     * @param <E2> the type of expression 2
     * @param <E3> the type of expression 3
     * @param <E4> the type of expression 4
     * @param key1 expression 1
     * @param key2 expression 2
     * @param key3 expression 3
     * @param key4 expression 4
     * @return the groups
     */
    public <E1 extends Expr<?>, E2 extends Expr<?>, E3 extends Expr<?>,
            E4 extends Expr<?>> Grouped4<R, E1, E2, E3, E4> groupByExpr(Function<? super Ref<R>, E1> key1,
                    Function<? super Ref<R>, E2> key2,
                    Function<? super Ref<R>, E3> key3,
                    Function<? super Ref<R>, E4> key4) {
        KeyOf<E1> k1 = keyOf(key1);
        KeyOf<E2> k2 = keyOf(key2);
        KeyOf<E3> k3 = keyOf(key3);
        KeyOf<E4> k4 = keyOf(key4);
        return new Grouped4<>(node(), List.of(k1.node(), k2.node(), k3.node(), k4.node()),
                k1.sample(), k2.sample(), k3.sample(), k4.sample());
    }

    private <E extends Expr<?>> Grouped<R, E> grouped(E key) {
        return new Grouped<>(node(), List.of(key.node()), key);
    }

    private ExprNode key(Property<? super R> property) {
        return row().component(property);
    }

    private <E extends Expr<?>> KeyOf<E> keyOf(Function<? super Ref<R>, E> key) {
        return KeyOf.closing("groupByExpr", scope -> key.apply(row().in(scope)));
    }
}
