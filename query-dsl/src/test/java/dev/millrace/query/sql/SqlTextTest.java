package dev.millrace.query.sql;

import static dev.millrace.query.Into.into;
import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.Subqueries.nested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.value.Collation;

/** The text of queries; that it gives what it should is tested in databases, with the generator of the whole language. */
class SqlTextTest {

    private record Trip(int id, String line, double fare, @Nullable Instant left, int stop) {
    }

    private record Stop(int id, String name) {
    }

    private record Departure(String line, @Nullable String stop) {
    }

    private record Board(Stop stop, List<Trip> trips) {
    }

    private record Takings(String line, @Nullable Double sum) {
    }

    private static final RelationRef<Trip> TRIPS = RelationRef.of("trips", Trip.class, Trip::id);
    private static final RelationRef<Stop> STOPS = RelationRef.of("stops", Stop.class, Stop::id);
    private static final Instant NOW = Instant.parse("2024-02-29T12:34:56Z");

    private static SqlQuery sql(Database database, Query<?> query) {
        return SqlText.of(database.dialect()).write(query, Bindings.NONE, NOW);
    }

    private static String text(Query<?> query) {
        return sql(Database.SQLITE, query).statement().text();
    }

    @Test
    void conditionsOrderAndWindow_areOneSelect_tiesGoingToTheIdentity() {
        Query<Stop> query = from(STOPS).where(s -> s.get(Stop::id).gt(3)).orderBy(desc(Stop::name)).offset(2).limit(5);

        SqlQuery written = sql(Database.SQLITE, query);

        assertThat(written.statement()).isEqualTo(new SqlStatement(
                "SELECT \"s0\".\"id\" AS \"c0\", \"s0\".\"id\" AS \"c1\", "
                        + "\"s0\".\"name\" AS \"c2\" FROM \"stops\" AS \"s0\" WHERE (\"s0\".\"id\" > ?) "
                        + "ORDER BY \"s0\".\"name\" DESC NULLS FIRST, \"s0\".\"id\" NULLS FIRST LIMIT 5 OFFSET 2",
                List.of(3L)));
        assertThat(written.columns()).containsExactly(SqlType.INT, SqlType.INT, SqlType.STRING);
        assertThat(written.identity()).isEqualTo(1);
        assertThat(written.row()).isEqualTo(new SqlShape.Row(STOPS.rowType(), SqlShape.ALWAYS,
                List.of(new SqlShape.Cell(1, SqlType.INT, Integer.class),
                        new SqlShape.Cell(2, SqlType.STRING, String.class))));
    }

    @Test
    void aJoinOnTheRightSidesKey_keepsTheLeftIdentity() {
        Query<Departure> query = from(TRIPS).leftJoin(STOPS).on(Trip::stop).equalTo(Stop::id)
                .select((t, s) -> into(Departure::new, t.get(Trip::line), s.get(Stop::name)));

        assertThat(text(query))
                .isEqualTo("SELECT \"s0\".\"id\" AS \"c0\", \"s0\".\"line\" AS \"c1\", \"s1\".\"name\" AS "
                        + "\"c2\" FROM \"trips\" AS \"s0\" LEFT JOIN \"stops\" AS \"s1\" ON (\"s0\".\"stop\" = \"s1\".\"id\")");
    }

    @Test
    void anAbsentPartOfAnIdentity_sortsFirst() {
        Query<Departure> query = from(TRIPS).leftJoin(STOPS).on(Trip::line).equalTo(Stop::name)
                .select((t, s) -> into(Departure::new, t.get(Trip::line), s.get(Stop::name)));

        assertThat(text(query))
                .startsWith("SELECT \"s0\".\"id\" AS \"c0\", CASE WHEN \"s1\".\"id\" IS NULL THEN 0 ELSE 1 "
                        + "END AS \"c1\", \"s1\".\"id\" AS \"c2\"");
        assertThat(sql(Database.SQLITE, query).identity()).isEqualTo(3);
    }

    @Test
    void aNestedList_isTheTextOfAnArrayInItsOrder() {
        Query<Board> query = from(STOPS).select(s -> into(Board::new, s.row(), nested(
                from(TRIPS).where(t -> t.get(Trip::stop).eq(s.get(Stop::id))).orderBy(asc(Trip::line)))));

        SqlQuery written = sql(Database.POSTGRESQL, query);

        assertThat(written.statement().text()).contains("JSON_AGG(",
                " ORDER BY (\"s1\".\"line\" COLLATE \"C\") NULLS FIRST, "
                        + "\"s1\".\"id\" NULLS FIRST)",
                "WHERE (\"s1\".\"stop\" = \"s0\".\"id\")");
        assertThat(written.row()).isInstanceOfSatisfying(SqlShape.Row.class,
                row -> assertThat(row.components().get(1)).isInstanceOf(SqlShape.Items.class));
    }

    @Test
    void theTime_isThatOfTheCallInWholeSteps() {
        Query<Trip> query = from(TRIPS).where(t -> t.get(Trip::left).lt(now(Duration.ofMinutes(1))));

        assertThat(sql(Database.POSTGRESQL, query).statement().parameters()).containsExactly("2024-02-29T12:34:00Z");
    }

    @Test
    void sumsOfDoubles_areExactInPostgres_andRoundedElsewhereOnlyWhenAskedFor() {
        Query<Takings> query = from(TRIPS).groupBy(Trip::line)
                .select(g -> into(Takings::new, g.key(), g.sum(Trip::fare)));

        assertThat(sql(Database.POSTGRESQL, query).statement().text()).contains("FLOAT8SEND");
        assertThatThrownBy(() -> sql(Database.H2, query)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("sum of DOUBLE").hasMessageContaining("H2").hasMessageContaining("rounding");
        assertThat(SqlText.of(Database.H2.dialect()).rounding().write(query, Bindings.NONE, NOW).statement().text())
                .contains("SUM(\"s0\".\"fare\")");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void lambdas_areRefusedByTheNameOfTheirCall(Database database) {
        assertThatThrownBy(() -> sql(database, from(TRIPS).filter(trip -> trip.id() > 3)))
                .isInstanceOf(UnsupportedSqlException.class).hasMessageContaining("filter(…)")
                .hasMessageContaining(database.label());
        assertThatThrownBy(() -> sql(database, from(TRIPS).map(Stop.class, trip -> new Stop(trip.id(), trip.line()))))
                .isInstanceOf(UnsupportedSqlException.class).hasMessageContaining("map(…)");
    }

    @Test
    void anOrderUnderACollation_isRefused() {
        Query<Stop> query = from(STOPS).orderBy(asc(Stop::name).collate(Collation.of(Locale.GERMAN)));

        assertThatThrownBy(() -> sql(Database.POSTGRESQL, query)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("collation");
    }

    @Test
    void inH2_aCorrelatedQueryWithAFurtherStep_isRefused() {
        Query<Board> query = from(STOPS).select(s -> into(Board::new, s.row(), nested(
                from(TRIPS).where(t -> t.get(Trip::stop).eq(s.get(Stop::id))).distinct())));

        assertThatThrownBy(() -> sql(Database.H2, query)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("correlated").hasMessageContaining("cannot read rows around it");
        assertThat(sql(Database.POSTGRESQL, query).statement().text()).contains("SELECT DISTINCT");
    }
}
