package dev.millrace.benchmarks.own;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;

/** The queries beside those of the workload, as Millrace has them. */
final class ExtraQueries {

    private ExtraQueries() {
    }

    /** The group of all rows. */
    record Extent(long projectId, long count, @Nullable Long priorities, @Nullable Long earliest,
            @Nullable Long latest) {
    }

    static ExtraContestant.Kept open(OwnContestant contestant, ExtraQuery query, int count) {
        List<OwnContestant.Opened> opened = of(query, count).stream().map(contestant::open).toList();
        return new ExtraContestant.Kept() {
            @Override
            public String checksum() {
                Checksum sum = new Checksum(WorkloadQuery.Q1);
                opened.forEach(each -> each.rows().forEach(row -> add(sum, row)));
                return sum.toString();
            }

            @Override
            public void close() {
                opened.forEach(OwnContestant.Opened::close);
            }
        };
    }

    private static List<Query<?>> of(ExtraQuery query, int count) {
        return switch (query) {
            case ONE_GROUP -> List.of(from(OwnQueries.TODOS).groupBy(Todo::projectId)
                    .select(g -> into(Extent::new, g.key(), g.count(), g.sum(Todo::priority),
                            g.min(Todo::createdAt), g.max(Todo::createdAt))));
            case OWNED -> each(1, count, ExtraQueries::owned);
            case ABSENT_OWNED -> each(ExtraQuery.ABSENT + 1, count, ExtraQueries::owned);
            case ABSENT_RANGES -> each(0, count, ExtraQueries::absentRange);
            case LATEST -> List.of(count == ExtraQuery.ALL ? latest() : latest().limit(count));
        };
    }

    private static OrderedQuery<Todo> latest() {
        return from(OwnQueries.TODOS).orderBy(desc(Todo::createdAt), asc(Todo::id));
    }

    private static List<Query<?>> each(long first, int count, LongFunction<Query<?>> made) {
        return LongStream.range(first, first + count).<Query<?>>mapToObj(made).toList();
    }

    private static Query<?> owned(long owner) {
        return from(OwnQueries.TODOS).where(t -> t.get(Todo::ownerId).eq(owner));
    }

    /** Those of even numbers are bounds on both sides, the others on one. */
    private static Query<?> absentRange(long number) {
        if (number % 2 == 0) {
            return from(OwnQueries.TODOS).where(t -> t.get(Todo::createdAt).ge(number * ExtraQuery.SPAN)
                    .and(t.get(Todo::createdAt).lt((number + 1) * ExtraQuery.SPAN)));
        }
        return from(OwnQueries.TODOS).where(t -> t.get(Todo::priority).ge(ExtraQuery.ABSENT_PRIORITY + (int) number));
    }

    private static void add(Checksum sum, @Nullable Object row) {
        if (row instanceof Todo todo) {
            sum.add(todo);
        } else if (row instanceof Extent extent) {
            sum.add(sum.row().add(extent.projectId).add(extent.count).add(orZero(extent.priorities))
                    .add(orZero(extent.earliest)).add(orZero(extent.latest)));
        } else {
            throw new IllegalArgumentException("No such query shows " + row);
        }
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
