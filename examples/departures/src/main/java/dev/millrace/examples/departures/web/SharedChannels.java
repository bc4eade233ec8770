package dev.millrace.examples.departures.web;

import reactor.core.publisher.Flux;

import dev.millrace.collections.LiveQuery;
import dev.millrace.examples.departures.board.BoardQueries;
import dev.millrace.examples.departures.board.Departures;
import dev.millrace.examples.departures.board.StateDelays;
import dev.millrace.ui.web.WebStream;

/** What all browsers look at alike: the states, the late flights, the holds and the figures. Safe from any thread. */
final class SharedChannels implements AutoCloseable {

    private final LiveQuery<StateDelays> states;
    private final LiveQuery<Long> late;
    private final Holds holds;
    private final Figures figures;
    private final Flux<Figures.Stats> stats;

    SharedChannels(Departures departures, Holds holds, Figures figures) {
        this.states = departures.store().open(BoardQueries.states());
        this.late = departures.store().open(BoardQueries.late());
        this.holds = holds;
        this.figures = figures;
        this.stats = figures.stats().replay(1).refCount();
    }

    void addTo(WebStream stream) {
        stream.list("states", states).list("late", late)
                .value("stats", stats).value("sync", figures.sync()).value("writes", holds.changes());
    }

    /** Once a second, while somebody looks. */
    Flux<?> ticks() {
        return stats;
    }

    @Override
    public void close() {
        states.close();
        late.close();
    }
}
