package dev.millrace.testkit.language;

import java.util.TreeMap;

import dev.millrace.query.UserAggregate;

/** The middle between the least and the greatest of integers, as a user would define it. */
enum Midrange implements UserAggregate<Integer, TreeMap<Integer, Integer>, Double> {
    INSTANCE;

    @Override
    public Class<Integer> operandType() {
        return Integer.class;
    }

    @Override
    public Class<Double> type() {
        return Double.class;
    }

    @Override
    public TreeMap<Integer, Integer> start() {
        return new TreeMap<>();
    }

    @Override
    public TreeMap<Integer, Integer> add(TreeMap<Integer, Integer> gathered, Integer value) {
        gathered.merge(value, 1, Integer::sum);
        return gathered;
    }

    @Override
    public TreeMap<Integer, Integer> remove(TreeMap<Integer, Integer> gathered, Integer value) {
        gathered.compute(value, (key, times) -> times == null || times == 1 ? null : times - 1);
        return gathered;
    }

    @Override
    public Double finish(TreeMap<Integer, Integer> gathered) {
        return ((double) gathered.firstKey() + gathered.lastKey()) / 2;
    }
}
