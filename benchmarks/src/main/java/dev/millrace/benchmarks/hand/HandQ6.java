package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/** Q6: all to-dos in blocks by title. */
final class HandQ6 extends HandProgram {

    private final TitleBlocks blocks = new TitleBlocks();

    HandQ6(HandTables tables, HandListener listener) {
        super(tables, listener);
    }

    @Override
    void open() {
        TitleSort sorted = new TitleSort(todos);
        sorted.sort();
        blocks.fill(sorted, todos);
        int position = 0;
        for (int block = 0; block < blocks.blocks(); block++) {
            for (int at = 0; at < blocks.size(block); at++) {
                listener.placed(null, -1, blocks.row(block, at), position++);
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (!before.title().equals(after.title())) {
            int from = blocks.remove(before);
            listener.placed(before, from, after, blocks.add(after));
        } else if (!OpenTodos.same(before, after)) {
            int position = blocks.replace(after);
            listener.placed(before, position, after, position);
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        listener.placed(null, -1, todo, blocks.add(todo));
    }

    @Override
    void delete(int slot, Todo todo) {
        listener.placed(todo, blocks.remove(todo), null, -1);
    }

    @Override
    void checksum(Checksum into) {
        for (int block = 0; block < blocks.blocks(); block++) {
            for (int at = 0; at < blocks.size(block); at++) {
                into.add(blocks.row(block, at));
            }
        }
    }
}
