package dev.millrace.query;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.ReadNode;
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
 * Stands for the row of one source inside the lambdas of a query. It is no row: {@code t.get(Todo::rank)} describes the
 * reading of a component, in the expression type that fits it.
 *
 * @param <R> the row type
 */
@SuppressWarnings("overloads") // a method reference is exact, so the getter's type decides; lambdas are refused anyway
public final class Ref<R> {

    private final @Nullable OpenScope scope;
    private final ExprNode record;
    private final @Nullable RowType<R> rowType;
    private final @Nullable RelationRef<?> relation;

    /** A reference outside any lambda, whose expressions are over lanes at once. */
    Ref(int lane, RowType<R> rowType) {
        this(null, new RowNode(lane, rowType), rowType, null);
    }

    private Ref(@Nullable OpenScope scope, ExprNode record, @Nullable RowType<R> rowType,
            @Nullable RelationRef<?> relation) {
        this.scope = scope;
        this.relation = relation;
        this.record = record;
        this.rowType = rowType;
    }

    /** The rows of a query in a lane. */
    @SuppressWarnings("unchecked") // the lane's row type is that of the query's rows
    static <R> Ref<R> to(int lane, LaneType row) {
        return new Ref<>(null, new RowNode(lane, row), (RowType<R>) row.rowType(), row.relation());
    }

    /** The same source, as a lambda sees it. */
    Ref<R> in(OpenScope lambda) {
        return new Ref<>(lambda, record, rowType, relation);
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Integer> get(IntProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Long> get(LongProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Short> get(ShortProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Byte> get(ByteProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Double> get(DoubleProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Float> get(FloatProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Integer> get(BoxedIntProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Long> get(BoxedLongProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<Double> get(BoxedDoubleProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a number.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public NumberExpr<BigDecimal> get(DecimalProp<? super R> property) {
        return new NumberExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a boolean.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public Condition get(BoolProp<? super R> property) {
        return new Condition(read(component(property)));
    }

    /**
     * Reads a component that is a boolean.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public Condition get(BoxedBoolProp<? super R> property) {
        return new Condition(read(component(property)));
    }

    /**
     * Reads a component that is a string.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TextExpr get(TextProp<? super R> property) {
        return new TextExpr(read(component(property)));
    }

    /**
     * Reads a component that is a {@code char}, which is no number here.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public OrderedExpr<Character> get(CharProp<? super R> property) {
        return new OrderedExpr<>(read(component(property)));
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
        return new OrderedExpr<>(read(component(property)));
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
        return new PlainExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is an instant.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TimeExpr<Instant> get(InstantProp<? super R> property) {
        return new TimeExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a local date and time.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TimeExpr<LocalDateTime> get(LocalDateTimeProp<? super R> property) {
        return new TimeExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a local date.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TimeExpr<LocalDate> get(LocalDateProp<? super R> property) {
        return new TimeExpr<>(read(component(property)));
    }

    /**
     * Reads a component that is a local time.
     *
     * @param property the component, as {@code Row::component}
     * @return its value
     * @throws IllegalArgumentException if it is no reference to a component of this row type
     */
    public TimeExpr<LocalTime> get(LocalTimeProp<? super R> property) {
        return new TimeExpr<>(read(component(property)));
    }

    /**
     * Goes on to a component that is a record itself.
     *
     * @param <V> the component's record class
     * @param property the component, as {@code Row::component}
     * @return a reference to it, whose components are null where it is
     * @throws IllegalArgumentException if it is no reference to a component of this row type, or no record
     */
    @SuppressWarnings("unchecked") // the component is of the property's type
    public <V> Ref<V> at(Prop<? super R, V> property) {
        ExprNode nested = component(property);
        return new Ref<>(scope, nested, (RowType<V>) RowType.of(nested.type()), null);
    }

    /**
     * Reads a component by its name, for programs that know it only at run time.
     *
     * @param name the component's name
     * @return its value, of whatever type it is
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public OrderedExpr<Object> field(String name) {
        return new OrderedExpr<>(read(component(name)));
    }

    /**
     * Reads a component by its name.
     *
     * @param <V> the component's type
     * @param name the component's name
     * @param type the component's type
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V> PlainExpr<V> field(String name, Class<V> type) {
        return new PlainExpr<>(read(typed(name, type)));
    }

    /**
     * Reads a component that is a number by its name.
     *
     * @param <V> the component's type
     * @param name the component's name
     * @param type the component's type
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V extends Number> NumberExpr<V> numberField(String name, Class<V> type) {
        return new NumberExpr<>(read(typed(name, type)));
    }

    /**
     * Reads a component that is a string by its name.
     *
     * @param name the component's name
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public TextExpr textField(String name) {
        return new TextExpr(read(typed(name, String.class)));
    }

    /**
     * Reads a component that is a boolean by its name.
     *
     * @param name the component's name
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public Condition conditionField(String name) {
        return new Condition(read(typed(name, Boolean.class)));
    }

    /**
     * Reads a component that is a point in time by its name.
     *
     * @param <V> the component's type
     * @param name the component's name
     * @param type the component's type: Instant, LocalDateTime, LocalDate or LocalTime
     * @return its value
     * @throws IllegalArgumentException if there is none, or it is of another type
     */
    public <V> TimeExpr<V> timeField(String name, Class<V> type) {
        return new TimeExpr<>(read(typed(name, type)));
    }

    /**
     * The whole row, or the plain value.
     *
     * @return the row
     */
    public PlainExpr<R> row() {
        return new PlainExpr<>(read(record));
    }

    /**
     * Whether the row is what the backend confirmed (law 30).
     *
     * @return a condition; null where the row is absent
     * @throws IllegalArgumentException if the row is no relation's as it is there
     */
    public Condition synced() {
        return new Condition(metadata(RowMetadata.SYNCED));
    }

    /**
     * Where the row comes from (law 30).
     *
     * @return an origin; null where the row is absent
     * @throws IllegalArgumentException if the row is no relation's as it is there
     */
    public PlainExpr<Origin> origin() {
        return new PlainExpr<>(metadata(RowMetadata.ORIGIN));
    }

    /**
     * How many transactions that are not confirmed yet show in the row (law 30).
     *
     * @return a number; null where the row is absent
     * @throws IllegalArgumentException if the row is no relation's as it is there
     */
    public NumberExpr<Integer> pendingTransactions() {
        return new NumberExpr<>(metadata(RowMetadata.PENDING_TRANSACTIONS));
    }

    /** Goes on to a component that is a record itself. */
    Ref<?> at(String name) {
        ExprNode nested = component(name);
        return new Ref<>(scope, nested, RowType.of(nested.type()), null);
    }

    List<String> componentNames() {
        return rowType == null ? List.of() : rowType.components().stream().map(Component::name).toList();
    }

    /** A component, over lanes. */
    ExprNode component(Property<? super R> property) {
        return read(rowType().component(property));
    }

    private ExprNode component(String name) {
        return read(rowType().component(name));
    }

    private ExprNode typed(String name, Class<?> type) {
        ExprNode field = component(name);
        if (field.type() != MethodType.methodType(type).wrap().returnType()) {
            throw new IllegalArgumentException("Component \"" + name + "\" was asked for as " + type.getSimpleName()
                    + ", but is of type " + field.type().getSimpleName() + "; ask for it as that, or as field(\"" + name
                    + "\")");
        }
        return field;
    }

    private ExprNode read(Component component) {
        return record instanceof RowNode row ? new FieldNode(row.lane(), component, row.nullable())
                : new ReadNode(record, component);
    }

    private ExprNode metadata(RowMetadata metadata) {
        if (relation == null || !(record instanceof RowNode row)) {
            throw new IllegalArgumentException(
                    "Metadata stands beside the rows of a relation, as they are there, but was"
                            + " asked for of " + record
                            + ", which the query makes; read it of the relation's rows and select it into"
                            + " those that are made");
        }
        return read(new MetadataNode(row.lane(), relation, metadata, row.nullable()));
    }

    private RowType<R> rowType() {
        if (rowType == null) {
            throw new IllegalArgumentException("A component was asked for of " + record + ", which is a plain "
                    + record.type().getSimpleName() + " without components; its value is row(). Select into a record to"
                    + " have components");
        }
        return rowType;
    }

    private ExprNode read(ExprNode node) {
        return scope == null ? node : scope.reference(node);
    }
}
