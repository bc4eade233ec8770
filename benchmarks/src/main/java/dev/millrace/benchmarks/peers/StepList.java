package dev.millrace.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;

import ca.odell.glazedlists.AbstractEventList;
import ca.odell.glazedlists.util.concurrent.LockFactory;

/**
 * A list whose changes can be told of as one event. Glazed Lists' own list for this keeps for each change how to undo it, at a cost
 * that nobody here needs.
 */
final class StepList<E> extends AbstractEventList<E> {

    private final List<E> elements = new ArrayList<>();

    StepList() {
        super(null);
        readWriteLock = LockFactory.DEFAULT.createReadWriteLock();
    }

    /** What changes until the end of the step is one event. */
    void beginStep() {
        updates.beginEvent(true);
    }

    /** Tells of it. */
    void endStep() {
        updates.commitEvent();
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean add(E element) {
        add(elements.size(), element);
        return true;
    }

    @Override
    public void add(int index, E element) {
        updates.beginEvent();
        updates.elementInserted(index, element);
        elements.add(index, element);
        updates.commitEvent();
    }

    @Override
    public E set(int index, E element) {
        updates.beginEvent();
        E before = elements.set(index, element);
        updates.elementUpdated(index, before, element);
        updates.commitEvent();
        return before;
    }

    @Override
    public E remove(int index) {
        updates.beginEvent();
        E removed = elements.remove(index);
        updates.elementDeleted(index, removed);
        updates.commitEvent();
        return removed;
    }

    @Override
    public void dispose() {
        // Nothing is held that the collector would not find.
    }
}
