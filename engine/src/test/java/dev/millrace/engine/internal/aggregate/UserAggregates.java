package dev.millrace.engine.internal.aggregate;

import java.util.TreeMap;

import dev.millrace.query.UserAggregate;

/** What users define: one that works, one that throws for some values, and one that throws at the end. */
final class UserAggregates {

    private UserAggregates() {
    }

    /** The distance between the least and the greatest integer, which may not fit. */
    enum Range implements UserAggregate<Integer, TreeMap<Integer, Integer>, Integer> {
        INSTANCE;

        @Override
        public Class<Integer> operandType() {
            return Integer.class;
        }

        @Override
        public Class<Integer> type() {
            return Integer.class;
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
        public Integer finish(TreeMap<Integer, Integer> gathered) {
            return Math.subtractExact(gathered.lastKey(), gathered.firstKey());
        }
    }

    /** The product of integers; it cannot be divided by zero again, and may not fit. */
    enum Product implements UserAggregate<Integer, Integer, Integer> {
        INSTANCE;

        @Override
        public Class<Integer> operandType() {
            return Integer.class;
        }

        @Override
        public Class<Integer> type() {
            return Integer.class;
        }

        @Override
        public Integer start() {
            return 1;
        }

        @Override
        public Integer add(Integer gathered, Integer value) {
            if (value == 3) {
                throw new AssertionError("three is not multiplied");
            }
            // Whether it fits must not depend on the order, so only few numbers are taken.
            return value == 0 || Math.abs((long) value) == 1 ? gathered * value : tooLarge(value);
        }

        private static Integer tooLarge(Integer value) {
            if (value == 7) {
                throw new StackOverflowError("seven recurs");
            }
            throw new ArithmeticException("too large: " + value);
        }

        @Override
        public Integer remove(Integer gathered, Integer value) {
            return gathered / value;
        }

        @Override
        public Integer finish(Integer gathered) {
            return gathered;
        }
    }

    /** The letters of strings in their order, of which there must be some. What is gathered is spoilt before an addition throws. */
    enum Letters implements UserAggregate<String, TreeMap<Integer, Integer>, String> {
        INSTANCE;

        @Override
        public Class<String> operandType() {
            return String.class;
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public TreeMap<Integer, Integer> start() {
            return new TreeMap<>();
        }

        @Override
        public TreeMap<Integer, Integer> add(TreeMap<Integer, Integer> gathered, String value) {
            value.codePoints().forEach(letter -> {
                if (letter == '-') {
                    gathered.clear();
                    throw new IllegalArgumentException("no letter: -");
                }
                gathered.merge(letter, 1, Integer::sum);
            });
            return gathered;
        }

        @Override
        public TreeMap<Integer, Integer> remove(TreeMap<Integer, Integer> gathered, String value) {
            value.codePoints().forEach(
                    letter -> gathered.compute(letter, (key, times) -> times == null || times == 1 ? null : times - 1));
            return gathered;
        }

        @Override
        public String finish(TreeMap<Integer, Integer> gathered) {
            if (gathered.isEmpty()) {
                throw new IllegalStateException("there are no letters");
            }
            StringBuilder text = new StringBuilder();
            gathered.keySet().forEach(text::appendCodePoint);
            return text.toString();
        }
    }
}
