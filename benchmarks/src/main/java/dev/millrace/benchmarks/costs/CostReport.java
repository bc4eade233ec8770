package dev.millrace.benchmarks.costs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.benchmarks.MarkedPage;
import dev.millrace.benchmarks.costs.CostCase.Yardstick;

/**
 * Prints what each operator costs per change of one row among a thousand rows to a million: rows and nodes visited, time beside that
 * of maps of the JDK, and bytes allocated; and how much of it is within its bounds. A page that is given takes the tables, between its
 * two marks.
 */
public final class CostReport {

    private static final int[] SIZES = {1000, 10_000, 100_000, 1_000_000};
    private static final int UPDATES = 50_000;

    private CostReport() {
    }

    /**
     * Prints the report.
     *
     * @param args {@code only=} and what the name of an operator begins with, to measure those; {@code page=} and the page that takes
     *        the tables; {@code sizes=} and numbers of rows with commas between; {@code updates=} and how many are measured;
     *        {@code untimed} to leave the time out, if other programs run meanwhile
     */
    public static void main(String[] args) {
        String only = "";
        Path page = null;
        int[] sizes = SIZES;
        int updates = UPDATES;
        boolean timed = true;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            if (arg.startsWith("only=")) {
                only = value.replace('_', ' ');
            } else if (arg.startsWith("page=")) {
                page = Path.of(value);
            } else if (arg.startsWith("sizes=")) {
                sizes = List.of(value.split(",")).stream().mapToInt(Integer::parseInt).toArray();
            } else if (arg.startsWith("updates=")) {
                updates = Integer.parseInt(value);
            } else if (arg.equals("untimed")) {
                timed = false;
            } else {
                throw new IllegalArgumentException(arg + " is neither only=, page=, sizes=, updates= nor untimed");
            }
        }
        String tables = measure(sizes, only, updates, updates).text(timed);
        System.out.print(tables);
        if (page != null) {
            new MarkedPage(page, "CostReport").write(tables);
        }
    }

    /** The tables of the cases whose operator begins so. */
    static CostTables measure(int[] sizes, String only, int warmUp, int updates) {
        List<CostCase> cases = new ArrayList<>(CostCases.all());
        cases.removeIf(each -> !each.operator().startsWith(only));
        CostTables tables = new CostTables(sizes, cases);
        for (int size : sizes) {
            CostData data = new CostData(size);
            JdkMaps maps = new JdkMaps(data.lines(), warmUp, updates);
            tables.add(Yardstick.HASH_MAP, maps.hashMap());
            tables.add(Yardstick.TREE_MAP, maps.treeMap());
            Meter meter = new Meter(data, warmUp, updates);
            for (int i = 0; i < cases.size(); i++) {
                System.gc(); // what the last query left is not to be collected in the time of this one
                tables.add(i, meter.measure(cases.get(i)));
            }
        }
        return tables;
    }
}
