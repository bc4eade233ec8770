package dev.millrace.engine.internal.plan;

import java.util.List;
import java.util.function.Function;

import dev.millrace.engine.internal.flow.Operator;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.WindowRules;

/**
 * How plans are made.
 *
 * @param windows how windows keep rows
 * @param probes what watches the operators of a plan, made when they are
 */
public record Planning(WindowRules windows, Function<List<Operator>, Probe> probes) {

    /** What pays, watched by nobody. */
    public static final Planning STANDARD = new Planning(WindowRules.STANDARD, operators -> Probe.NONE);
}
