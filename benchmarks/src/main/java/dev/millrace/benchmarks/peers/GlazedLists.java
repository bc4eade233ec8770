package dev.millrace.benchmarks.peers;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import ca.odell.glazedlists.EventList;
import ca.odell.glazedlists.FilterList;
import ca.odell.glazedlists.FunctionList;
import ca.odell.glazedlists.GroupingList;
import ca.odell.glazedlists.RangeList;
import ca.odell.glazedlists.SortedList;
import ca.odell.glazedlists.UniqueList;
import ca.odell.glazedlists.event.ListEvent;
import ca.odell.glazedlists.event.ListEventListener;
import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/**
 * Glazed Lists: a list of to-dos, and lists made of it that follow its changes. Which place a to-do has in the list is kept beside it,
 * as Glazed Lists know no keys. Its locks are left out, as all happens on one thread.
 */
final class GlazedLists implements Contestant {

    private static final int PAGE = 50;
    private static final Comparator<Todo> NEWEST_FIRST = Comparator.comparingLong(Todo::createdAt).reversed();

    private final StepList<Todo> todos = new StepList<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final ListEventListener<Object> subscriber = this::tell;
    /** The lists of the open query, the last one made first. */
    private final Deque<EventList<?>> made = new ArrayDeque<>();
    private @Nullable WorkloadQuery query;
    private @Nullable EventList<Object> result;
    private long told;

    @Override
    public void load(WorkloadRows rows) {
        todos.beginStep();
        for (Todo todo : rows.todos()) {
            insert(todo);
        }
        todos.endStep();
    }

    @Override
    public void open(WorkloadQuery opened) {
        EventList<?> shown = switch (opened) {
            case Q1 -> important();
            case Q2 -> page();
            case Q5 -> totals();
            case Q6 -> made(new SortedList<>(todos, Comparator.comparing(Todo::title)));
            case Q8 -> ownerPriorities();
            case Q3, Q4, Q7 -> throw new IllegalArgumentException(
                    "Glazed Lists were asked for " + opened + ", which is a join, and have none; see Peer.cannot.");
        };
        query = opened;
        result = asObjects(shown);
        result.addListEventListener(subscriber);
    }

    private FilterList<Todo> important() {
        return made(new FilterList<>(todos, it -> !it.done() && it.priority() >= 5));
    }

    private EventList<?> page() {
        RangeList<Todo> page = made(new RangeList<>(made(new SortedList<>(important(), NEWEST_FIRST))));
        page.setHeadRange(0, PAGE);
        return page;
    }

    private EventList<?> totals() {
        GroupingList<Todo> groups = made(new GroupingList<>(todos, Comparator.comparingLong(Todo::projectId)));
        return made(new FunctionList<>(groups, ProjectTotals::of));
    }

    private EventList<?> ownerPriorities() {
        FilterList<Todo> open = made(new FilterList<>(todos, it -> !it.done()));
        FunctionList<Todo, OwnerPriority> pairs = made(new FunctionList<>(open, OwnerPriority::of));
        return made(new UniqueList<>(pairs, OwnerPriority.ORDER));
    }

    private <L extends EventList<?>> L made(L list) {
        made.push(list);
        return list;
    }

    /** For reading; nothing is ever put into it. */
    @SuppressWarnings("unchecked")
    private static EventList<Object> asObjects(EventList<?> list) {
        return (EventList<Object>) list;
    }

    private void tell(ListEvent<Object> changes) {
        while (changes.next()) {
            told++;
        }
    }

    @Override
    public void closeQuery() {
        opened().removeListEventListener(subscriber);
        for (EventList<?> list : made) {
            list.dispose();
        }
        made.clear();
        query = null;
        result = null;
    }

    @Override
    public void update(Todo todo) {
        todos.set(place(todo), todo);
    }

    @Override
    public void update(Todo[] changed) {
        todos.beginStep();
        for (Todo todo : changed) {
            update(todo);
        }
        todos.endStep();
    }

    @Override
    public void insert(Todo todo) {
        places.put(todo.id(), todos.size());
        todos.add(todo);
    }

    /** The last to-do takes its place, so that no other place changes. */
    @Override
    public void delete(Todo todo) {
        int place = place(todo);
        places.remove(todo.id());
        int last = todos.size() - 1;
        todos.beginStep();
        Todo moved = todos.remove(last);
        if (place < last) {
            todos.set(place, moved);
            places.put(moved.id(), place);
        }
        todos.endStep();
    }

    private int place(Todo todo) {
        return Objects.requireNonNull(places.get(todo.id()), () -> "There is no to-do " + todo.id() + " to change.");
    }

    @Override
    public void update(Project project) {
        // Projects concern none of the queries that it can do.
    }

    @Override
    public String checksum() {
        return ResultChecksum.of(Objects.requireNonNull(query, "No query is open; open one first."), opened());
    }

    private EventList<Object> opened() {
        return Objects.requireNonNull(result, "No query is open; open one first.");
    }

    @Override
    public long told() {
        return told;
    }

    @Override
    public void close() {
        if (result != null) {
            closeQuery();
        }
        todos.dispose();
    }
}
