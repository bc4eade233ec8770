package dev.millrace.benchmarks;

import java.util.function.UnaryOperator;

/** A flight as it shall be, made beforehand; also the function that a user would give to a collection. */
record FlightUpdate(Integer id, Flight row) implements UnaryOperator<Flight> {

    FlightUpdate(Flight row) {
        this(row.id(), row);
    }

    @Override
    public Flight apply(Flight known) {
        return row;
    }
}
