package dev.millrace.query;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.RowNode;
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
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.LongProp;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.property.Property;
import dev.millrace.query.property.ShortProp;
import dev.millrace.query.property.TextProp;

/**
 * Stands for the row of one source inside the lambdas of a query. It is no row: {@code t.get(Todo::rank)} describes the
 * reading of a component, in the expression type that fits it.
 *
 * @param <R> the row type
 */
@SuppressWarnings("overloads") // a method reference is exact, so the getter's type decides; lambdas are refused anyway
public final class Ref<R> {

    private final @Nullable OpenScope scope;
    private final int lane;
    private final RowType<R> rowType;

    /** A reference outside any lambda, whose expressions are over lanes at once. */
    Ref(int lane, RowType<R> rowType) {
        this(null, lane, rowType);
    }

    private Ref(@Nullable OpenScope scope, int lane, RowType<R> rowType) {
        this.scope = scope;
        this.lane = lane;
        this.rowType = rowType;
    }

    /** The same source, as a lambda sees it. */
    Ref<R> in(OpenScope lambda) {
        return new Ref<>(lambda, lane, rowType);
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Integer> get(IntProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Long> get(LongProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Short> get(ShortProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Byte> get(ByteProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Double> get(DoubleProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Float> get(FloatProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Integer> get(BoxedIntProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Long> get(BoxedLongProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Double> get(BoxedDoubleProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<BigDecimal> get(DecimalProp<? super R> property) {
        return new NumberExpr<>(read(field(property)));
    }

    /**
     * Reads a component that is a boolean.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public Condition get(BoolProp<? super R> property) {
        return new Condition(read(field(property)));
    }

    /**
     * Reads a component that is a boolean.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public Condition get(BoxedBoolProp<? super R> property) {
        return new Condition(read(field(property)));
    }

    /**
     * Reads a component that is a string.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TextExpr get(TextProp<? super R> property) {
        return new TextExpr(read(field(property)));
    }

    /**
     * Reads a component that is a {@code char}, which is no number here.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public OrderedExpr<Character> get(CharProp<? super R> property) {
        return new OrderedExpr<>(read(field(property)));
    }

    /**
     * Reads a component of an ordered type: enum, UUID, {@code java.time}.
     *
     * @param <V> its type
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public <V extends Comparable<? super V>> OrderedExpr<V> get(OrderedProp<? super R, V> property) {
        return new OrderedExpr<>(read(field(property)));
    }

    /**
     * Reads a component of any other type.
     *
     * @param <V> its type
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public <V> PlainExpr<V> get(Prop<? super R, V> property) {
        return new PlainExpr<>(read(field(property)));
    }

    /**
     * The whole row.
     *
     * @return an expression of the row itself
     */
    public PlainExpr<R> row() {
        return new PlainExpr<>(read(new RowNode(lane, rowType)));
    }

    FieldNode field(Property<? super R> property) {
        return new FieldNode(lane, rowType.component(property));
    }

    private ExprNode read(ExprNode node) {
        return scope == null ? node : scope.reference(node);
    }
}
