package dev.millrace.query.property;

import java.io.Serializable;

/**
 * A serialisable reference to a record component, written {@code Todo::rank}. The reference names the component (its name is
 * recovered once from its serialised form) and is at the same time its typed getter. Overload resolution picks the
 * sub-interface that reads the component without boxing; user code never names these types.
 *
 * <p>A lambda body is refused where a property is asked for, because it has no name: write {@code Row::component}.
 *
 * @param <R> the row type
 */
public sealed interface Property<R> extends Serializable
        permits IntProp, LongProp, ShortProp, ByteProp, DoubleProp,
        FloatProp, BoolProp, CharProp, BoxedIntProp, BoxedLongProp, BoxedDoubleProp,
        BoxedBoolProp, DecimalProp, TextProp, OrderedProp, Prop, InstantProp, LocalDateTimeProp,
        LocalDateProp, LocalTimeProp {
}
