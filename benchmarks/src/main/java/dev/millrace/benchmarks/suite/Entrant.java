package dev.millrace.benchmarks.suite;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.hand.Hand;
import dev.millrace.benchmarks.own.EngineContestant;
import dev.millrace.benchmarks.own.Pollution;
import dev.millrace.benchmarks.own.StoreContestant;
import dev.millrace.benchmarks.peers.Peer;
import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/** The contestants that run in a JVM, by the names that figures bear. */
public enum Entrant {

    /** Millrace through its public API. */
    STORE(StoreContestant::new, null),
    /** Its engine alone. */
    ENGINE(EngineContestant::new, null),
    /** Programs written for each query. */
    HAND(Hand::new, null),
    /** Event lists. */
    GLAZED_LISTS(Peer.GLAZED_LISTS),
    /** Streams over hash maps after each change. */
    STREAMS(Peer.STREAMS),
    /** H2 asked again. */
    H2(Peer.H2),
    /** SQLite asked again. */
    SQLITE(Peer.SQLITE),
    /** DuckDB asked again. */
    DUCKDB(Peer.DUCKDB);

    private static final int STEPS = 1 << 19;
    private static final int FEW_STEPS = 8;

    private final Supplier<Contestant> maker;
    private final @Nullable Peer peer;

    Entrant(Peer peer) {
        this(peer::start, peer);
    }

    Entrant(Supplier<Contestant> maker, @Nullable Peer peer) {
        this.maker = maker;
        this.peer = peer;
    }

    /** Makes one that holds nothing yet. */
    Contestant make() {
        return maker.get();
    }

    /** Makes one that keeps other queries as well; peers do not. */
    ExtraContestant makeExtra() {
        if (maker.get() instanceof ExtraContestant made) {
            return made;
        }
        throw new IllegalStateException(this + " keeps the queries of the workload only");
    }

    /** Whether it is Millrace, or a part of it. */
    boolean isOwn() {
        return this == STORE || this == ENGINE;
    }

    /** Whether it is somebody else's. */
    boolean isPeer() {
        return peer != null;
    }

    /** Whether it makes its result anew after each change. */
    boolean isAskedAgain() {
        return peer != null && peer != Peer.GLAZED_LISTS;
    }

    /** Why it cannot do a query; empty if it can. */
    Optional<String> cannot(WorkloadQuery query) {
        return peer == null ? Optional.empty() : peer.cannot(query);
    }

    /** How many changes are drawn before they are taken back: few where each may take milliseconds. */
    int steps() {
        return isAskedAgain() ? FEW_STEPS : STEPS;
    }

    /** Lets other queries over other rows go through the same code first, where there is code that several queries share. */
    void pollute() {
        if (isOwn()) {
            Pollution.spread();
        }
    }
}
