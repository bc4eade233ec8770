package dev.millrace.collections.history;

import java.util.List;

/**
 * One step of a history. Numbers are taken modulo what there is to choose from when the step is taken, so that any list
 * of steps is a history and a failing one can be shortened.
 */
sealed interface Step {

    /** A step on one of the collections: of flights, or else of airports. */
    sealed interface OnRows extends Step {
        boolean flights();
    }

    /** A step on one of the open queries. */
    sealed interface OnQuery extends Step {
        int query();
    }

    record Insert(boolean flights, int key, List<Integer> values) implements OnRows {
    }

    record Update(boolean flights, int key, List<Integer> values, int mask, boolean byFunction) implements OnRows {
    }

    record Delete(boolean flights, int key) implements OnRows {
    }

    record ServerPut(boolean flights, int key, List<Integer> values) implements OnRows {
    }

    record ServerPatch(boolean flights, int key, List<Integer> values, int mask) implements OnRows {
    }

    record ServerDelete(boolean flights, int key) implements OnRows {
    }

    record Deliver(boolean flights, int count) implements OnRows {
    }

    record ShowAll(boolean flights) implements OnRows {
    }

    record Restart(boolean flights, int from) implements OnRows {
    }

    record Duplicate(boolean flights, int back, int key, List<Integer> values) implements OnRows {
    }

    record Malformed(boolean flights, int key, List<Integer> values) implements OnRows {
    }

    record Process(boolean flights, int write) implements OnRows {
    }

    record Answer(boolean flights, int write, boolean now) implements OnRows {
    }

    record Refuse(boolean flights, int write) implements OnRows {
    }

    record Open(int which, int parameters, int offset, int limit) implements Step {
    }

    record Close(int query) implements OnQuery {
    }

    record Move(int query, int offset, int limit) implements OnQuery {
    }

    record Bind(int query, int state, int airport) implements OnQuery {
    }

    /** Parameters and window at once. */
    record Show(int query, int state, int airport, int offset, int limit) implements OnQuery {
    }

    /** A new subscriber: with unlimited demand, for one at a time, for none yet, or from now on. */
    record Subscribe(int query, int demand) implements OnQuery {
    }

    /** A new subscriber that writes from its callback. */
    record SubscribeWriter(int query, int writes, int key, List<Integer> values) implements OnQuery {
    }

    record Request(int query, int subscriber, int amount) implements OnQuery {
    }

    record Cancel(int query, int subscriber) implements OnQuery {
    }
}
