package dev.millrace.collections.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.millrace.collections.Store;
import dev.millrace.collections.history.Board.Airport;
import dev.millrace.collections.history.Board.Flight;
import dev.millrace.collections.scripted.ScriptedRunner;
import dev.millrace.query.Bindings;
import dev.millrace.query.Window;

/**
 * One store with its two collections and its open queries, going through the steps of a history and checked after each.
 */
final class History implements AutoCloseable {

    private static final int MOST_QUERIES = 7;
    private static final Window FIRST_FOUR = new Window(0, 4);

    private final Tally tally;
    private final Store store;
    private final Played<Flight> flights;
    private final Played<Airport> airports;
    private final List<Watched<?>> queries = new ArrayList<>();
    private final List<Throwable> callbackFailures = new ArrayList<>();

    /** Begins with a few rows at the backends; the collections have them already, or are still loading. */
    History(boolean loaded, Tally tally) {
        this.tally = tally;
        ScriptedRunner runner = new ScriptedRunner();
        store = Store.create(runner);
        Duration never = Duration.ofDays(1);
        flights = new Played<>(Domain.FLIGHTS,
                store.<Object, Flight>collection("flights", Flight.class, Flight::id).sync(runner)
                        .confirmWithin(never).open(),
                runner.session(Board.FLIGHTS));
        airports = new Played<>(Domain.AIRPORTS,
                store.<Object, Airport>collection("airports", Airport.class, Airport::iata).sync(runner)
                        .confirmWithin(never).open(),
                runner.session(Board.AIRPORTS));
        for (int i = 0; i < 7; i++) {
            flights.serverPut(Domain.FLIGHTS.whole(i, List.of(i, i / 2, i, i + 1, i)));
        }
        for (int i = 0; i < 4; i++) {
            airports.serverPut(Domain.AIRPORTS.whole(i, List.of(i, i / 2)));
        }
        if (loaded) {
            flights.snapshot();
            airports.snapshot();
        }
        for (int which = 0; which < 4; which++) {
            open(which, Board.departingFrom(null, null), which == 0 ? FIRST_FOUR : Window.ALL);
        }
    }

    /** Takes the steps, then lets everything come to rest. */
    void run(List<Step> steps) {
        tally.histories.incrementAndGet();
        check();
        for (Step step : steps) {
            take(step);
            check();
        }
        flights.settle();
        airports.settle();
        check();
        tally.commits.addAndGet(store.version());
    }

    private void take(Step step) {
        if (step instanceof Step.OnRows rows) {
            take(rows, rows.flights() ? flights : airports);
        } else if (step instanceof Step.Open open) {
            if (queries.size() < MOST_QUERIES) {
                open(open.which(),
                        Board.departingFrom(Domain.state(open.parameters()), Domain.airport(open.parameters() / 8)),
                        new Window(open.offset(), open.limit() + 1));
            }
        } else if (step instanceof Step.OnQuery query && !queries.isEmpty()) {
            take(query, Domain.pick(queries, query.query()));
        }
    }

    private static void take(Step.OnRows step, Played<?> rows) {
        Domain<?> domain = rows.domain;
        if (step instanceof Step.Insert insert) {
            rows.insert(domain.whole(insert.key(), insert.values()));
        } else if (step instanceof Step.Update update) {
            rows.update(domain.key(update.key()), domain.some(update.values(), update.mask()), update.byFunction());
        } else if (step instanceof Step.Delete delete) {
            rows.delete(domain.key(delete.key()));
        } else if (step instanceof Step.ServerPut put) {
            rows.serverPut(domain.whole(put.key(), put.values()));
        } else if (step instanceof Step.ServerPatch patch) {
            rows.serverPatch(domain.key(patch.key()), domain.some(patch.values(), patch.mask()));
        } else if (step instanceof Step.ServerDelete delete) {
            rows.serverDelete(domain.key(delete.key()));
        } else if (step instanceof Step.Deliver deliver) {
            rows.deliver(deliver.count());
        } else if (step instanceof Step.ShowAll) {
            rows.snapshot();
        } else if (step instanceof Step.Restart restart) {
            rows.restart(restart.from());
        } else if (step instanceof Step.Duplicate duplicate) {
            rows.duplicate(duplicate.back(), domain.whole(duplicate.key(), duplicate.values()));
        } else if (step instanceof Step.Malformed malformed) {
            rows.malformed(domain.whole(malformed.key(), malformed.values()));
        } else if (step instanceof Step.Process process) {
            rows.process(process.write());
        } else if (step instanceof Step.Answer answer) {
            rows.answer(answer.write(), answer.now());
        } else if (step instanceof Step.Refuse refuse) {
            rows.refuse(refuse.write());
        }
    }

    private void take(Step.OnQuery step, Watched<?> query) {
        if (step instanceof Step.Close) {
            queries.remove(query);
            query.close();
        } else if (step instanceof Step.Move move) {
            query.move(new Window(move.offset(), move.limit()));
        } else if (step instanceof Step.Bind bind) {
            query.bind(Board.departingFrom(Domain.state(bind.state()), Domain.airport(bind.airport())));
        } else if (step instanceof Step.Show show) {
            query.show(Board.departingFrom(Domain.state(show.state()), Domain.airport(show.airport())),
                    new Window(show.offset(), show.limit()));
        } else if (step instanceof Step.Subscribe subscribe) {
            switch (subscribe.demand()) {
                case 0 -> query.subscribe(Long.MAX_VALUE);
                case 1 -> query.subscribeFromNow(1);
                case 2 -> query.subscribe(0);
                default -> query.subscribe(1);
            }
        } else if (step instanceof Step.SubscribeWriter writer) {
            query.subscribe(new WritingCallback(writer)::run);
        } else if (step instanceof Step.Request request) {
            query.request(request.subscriber(), request.amount() + 1);
        } else if (step instanceof Step.Cancel cancel) {
            query.cancel(cancel.subscriber());
        }
    }

    private void open(int which, Bindings board, Window window) {
        Watched<?> opened = switch (Math.floorMod(which, 4)) {
            case 0 -> new Watched<>("board", store, Board.board(), board, window);
            case 1 -> new Watched<>("states", store, Board.states(), Bindings.NONE, window);
            case 2 -> new Watched<>("late", store, Board.late(), Bindings.NONE, Window.ALL);
            default -> new Watched<>("late flights", store, Board.lateFlights(), Bindings.NONE, Window.ALL);
        };
        opened.subscribe(Long.MAX_VALUE);
        queries.add(opened);
    }

    private void check() {
        assertThat(callbackFailures).as("failures in callbacks").isEmpty();
        flights.check();
        airports.check();
        Map<String, Collection<?>> relations = Map.of("flights", flights.visible(), "airports", airports.visible());
        queries.forEach(query -> query.check(relations, tally));
    }

    @Override
    public void close() {
        store.close();
    }

    /** Writes to the store from where it is told of a change, a few times. */
    private final class WritingCallback {

        private final Step.SubscribeWriter step;
        private int left;

        WritingCallback(Step.SubscribeWriter step) {
            this.step = step;
            this.left = step.writes();
        }

        void run(Object changes) {
            if (left-- > 0) {
                try {
                    flights.update(Domain.FLIGHTS.key(step.key() + left), Domain.FLIGHTS.some(step.values(), 1 << left),
                            left % 2 == 0);
                } catch (Throwable e) { // what is thrown here would only reach the subscriber's own error signal
                    callbackFailures.add(e);
                }
            }
        }
    }
}
