package dev.millrace.benchmarks.workload;

/** The checksums that the workload's page prints, at 10 000 to-dos. */
public final class PageChecksums {

    private PageChecksums() {
    }

    /** After the rows were loaded. */
    public static String loaded(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> "2415:cce5ce14";
            case Q2 -> "50:263e8f0b";
            case Q3 -> "100:5fef6c5d";
            case Q4 -> "1738:6ba3e09";
            case Q5 -> "102:cad87bef";
            case Q6 -> "10000:11c6b561";
            case Q7 -> "10000:a8774ea3";
            case Q8 -> "1799:103947b0";
        };
    }

    /** After the first hundred updates. */
    public static String updated(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> "2418:f56a01c";
            case Q2 -> "50:87dd9e4b";
            case Q3 -> "100:80d7e120";
            case Q4 -> "1742:c41cd63";
            case Q5 -> "102:670c08ed";
            case Q6 -> "10000:ad32ae86";
            case Q7 -> "10000:f0404fc3";
            case Q8 -> "1798:f86f3644";
        };
    }
}
