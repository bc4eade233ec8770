package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.engine.internal.order.SortTerm;

/** The orders of the rows of a table, one for each list of terms, shared by all windows that ask for them. */
final class SharedOrders {

    private final RowTable table;
    private final IndexBudget budget;
    private final Map<List<SortTerm>, TableOrder> orders = new HashMap<>();
    /** The same orders, to be gone over by number: iterators would be made for each commit. */
    private final List<TableOrder> all = new ArrayList<>();

    /** No order yet. */
    SharedOrders(RowTable table, IndexBudget budget) {
        this.table = table;
        this.budget = budget;
    }

    /**
     * An order, to be released.
     *
     * @param terms its terms, over the row as the only lane
     * @param rules how many uses it must have to be built, and when it is built anew
     */
    TableOrder order(List<SortTerm> terms, WindowRules rules) {
        TableOrder order = orders.computeIfAbsent(terms, absent -> created(terms, rules));
        boolean acquired = false;
        try {
            order.acquire(rules.users());
            acquired = true;
        } finally {
            if (!acquired) {
                order.release();
            }
        }
        return order;
    }

    private TableOrder created(List<SortTerm> terms, WindowRules rules) {
        TableOrder order = new TableOrder(table, terms, rules.bulk(), SharedIndexes.compiler(), budget, this::leave);
        all.add(order);
        return order;
    }

    private void leave(List<SortTerm> terms) {
        all.remove(orders.remove(terms));
    }

    /** The terms of all orders that windows ask for at present. */
    List<String> ordered() {
        return all.stream().filter(order -> order.users() > 0).map(TableOrder::toString).toList();
    }

    /** Gives up all of them. */
    void forgetAll() {
        List.copyOf(all).forEach(TableOrder::forget);
    }

    /** Works out what a delta changes in each order, and changes nothing yet. */
    void prepare(Delta delta) {
        for (int i = all.size() - 1; i >= 0; i--) {
            TableOrder order = all.get(i);
            if (order.lingersFor(delta)) {
                order.prepare(delta);
            }
        }
    }

    /** The first phase: lets go of what was prepared, while all rows are what they were. */
    void letGo(Delta delta) {
        for (int i = all.size() - 1; i >= 0; i--) { // one that fails goes
            all.get(i).letGo(delta);
        }
    }

    /** The third phase: takes in what was prepared, when all rows are what they are. */
    void takeIn(Delta delta) {
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).takeIn(delta);
        }
    }
}
