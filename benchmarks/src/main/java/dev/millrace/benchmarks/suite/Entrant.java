package dev.millrace.benchmarks.suite;

import java.util.function.Supplier;

import dev.millrace.benchmarks.hand.Hand;
import dev.millrace.benchmarks.own.EngineContestant;
import dev.millrace.benchmarks.own.Pollution;
import dev.millrace.benchmarks.workload.Contestant;

/** The contestants that run in a JVM, by the names that figures bear. */
public enum Entrant {

    /** The engine alone. */
    ENGINE(EngineContestant::new),
    /** Programs written for each query. */
    HAND(Hand::new);

    private final Supplier<Contestant> maker;

    Entrant(Supplier<Contestant> maker) {
        this.maker = maker;
    }

    /** Makes one that holds nothing yet. */
    Contestant make() {
        return maker.get();
    }

    /** Lets other queries over other rows go through the same code first, where there is code that several queries share. */
    void pollute() {
        if (this == ENGINE) {
            Pollution.spread();
        }
    }
}
