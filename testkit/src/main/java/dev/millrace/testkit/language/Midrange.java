package dev.millrace.testkit.language;

import java.util.TreeMap;

import dev.millrace.testkit.sample.CountingAggregate;

/** The middle between the least and the greatest of integers, as a user would define it. */
enum Midrange implements CountingAggregate<Integer, Double> {
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
    public Double finish(TreeMap<Integer, Integer> gathered) {
        return ((double) gathered.firstKey() + gathered.lastKey()) / 2;
    }
}
