package dev.millrace.benchmarks.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.millrace.benchmarks.structures.OrderedBenchmark.ListRows;
import dev.millrace.benchmarks.structures.OrderedBenchmark.SetRows;
import dev.millrace.benchmarks.structures.OrderedBenchmark.TreeRows;
import dev.millrace.engine.internal.store.CountedTree;

/** That the benchmarks of structures measure the same work. */
class StructureBenchmarksTest {

    private static final int ROWS = 1000;

    @Test
    void changes_ofTreeSetAndList_leaveTheSameOrder() {
        OrderedBenchmark benchmark = new OrderedBenchmark();
        for (EntryOrder.By by : EntryOrder.By.values()) {
            TreeRows tree = new TreeRows();
            SetRows set = new SetRows();
            ListRows list = new ListRows();
            for (OrderedBenchmark.Rows rows : new OrderedBenchmark.Rows[] {tree, set, list}) {
                rows.size = ROWS;
                rows.by = by.name();
            }
            tree.build();
            set.build();
            list.build();

            for (int i = 0; i < 300; i++) {
                benchmark.changeTree(tree);
                benchmark.changeSet(set);
                benchmark.changeList(list);
            }

            Entry[] inOrder = list.rows.clone();
            Arrays.sort(inOrder, by.comparator());
            assertThat(list.list()).containsExactly(inOrder);
            assertThat(set.set()).containsExactly(inOrder);
            assertThat(benchmark.findInTree(tree)).isTrue();
            assertThat(benchmark.findInSet(set)).isTrue();
            Entry[] inTree = new Entry[ROWS];
            Arrays.setAll(inTree, rank -> tree.rows[tree.tree().select(rank)]);
            assertThat(inTree).isSortedAccordingTo(by.comparator());
        }
    }

    @Test
    void builtTree_hasTheOrderOfTheSortedArray() {
        BuildBenchmark benchmark = new BuildBenchmark();
        benchmark.size = ROWS;
        for (EntryOrder.By by : EntryOrder.By.values()) {
            benchmark.by = by.name();
            benchmark.makeRows();
            Entry[] sorted = benchmark.sortArray();
            CountedTree tree = (CountedTree) benchmark.buildTree();

            for (int rank = 0; rank < ROWS; rank++) {
                assertThat(tree.select(rank)).isEqualTo((int) sorted[rank].id());
            }
            assertThat(benchmark.buildSet()).containsExactly(sorted);
        }
    }
}
