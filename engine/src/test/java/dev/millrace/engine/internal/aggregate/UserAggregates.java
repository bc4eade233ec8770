package dev.millrace.engine.internal.aggregate;

import java.util.TreeMap;
import java.util.TreeSet;

import dev.millrace.query.UserAggregate;
import dev.millrace.testkit.sample.CountingAggregate;

/** What users define: one that works, one that throws for some values, and one that throws at the end. */
final class UserAggregates {

    private UserAggregates() {
    }

    /** The distance between the least and the greatest integer, which may not fit. */
    enum Range implements CountingAggregate<Integer, Integer> {
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
    enum Letters implements CountingAggregate<String, String> {
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
        public TreeMap<String, Integer> add(TreeMap<String, Integer> gathered, String value) {
            if (value.contains("-")) {
                gathered.clear();
                throw new IllegalArgumentException("no letter: -");
            }
            return CountingAggregate.super.add(gathered, value);
        }

        @Override
        public String finish(TreeMap<String, Integer> gathered) {
            TreeSet<Integer> letters = new TreeSet<>();
            gathered.keySet().forEach(value -> value.codePoints().forEach(letters::add));
            if (letters.isEmpty()) {
                throw new IllegalStateException("there are no letters");
            }
            StringBuilder text = new StringBuilder();
            letters.forEach(text::appendCodePoint);
            return text.toString();
        }
    }
}
