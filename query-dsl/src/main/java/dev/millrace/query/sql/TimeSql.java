package dev.millrace.query.sql;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.millrace.query.CalendarField;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.ast.ScalarFunction;

/**
 * Functions of time. Instants are looked at in UTC and weeks are those of ISO 8601; what is finer than the microseconds of columns is
 * cut. SQLite, which has integers for times, reckons itself.
 */
final class TimeSql {

    private static final String DAY = "86400000000";
    /** The days of 400 years, after which the calendar begins again. */
    private static final int CYCLE = 146_097;

    private final Dialect dialect;
    private final Database database;

    TimeSql(Dialect dialect) {
        this.dialect = dialect;
        this.database = dialect.database();
    }

    Sql of(ScalarFunction function, List<Operand> operands) {
        Operand time = operands.get(0);
        Operand second = operands.get(1);
        return switch (function) {
            case TRUNCATE -> truncated(time, unit(second));
            case EXTRACT -> dialect.cast(field(time, (CalendarField) known(second)), SqlType.INT);
            case UNTIL -> until(time, second, unit(operands.get(2)));
            case PLUS_DURATION -> plus(time, second.sql());
            case MINUS_DURATION -> plus(time, Sql.of("(-#1)", second.sql()));
            default -> atZone(time, String.valueOf(known(second)));
        };
    }

    private Object known(Operand operand) {
        Object constant = operand.constant();
        if (constant == null) {
            throw new UnsupportedSqlException("a function of time with a unit, field or zone that is no constant",
                    database, "the text depends on it");
        }
        return constant;
    }

    private CalendarUnit unit(Operand operand) {
        return (CalendarUnit) known(operand);
    }

    /** Time stamps in microseconds since 1970, dates in days, times of day in nanoseconds. */
    Sql count(Sql value, SqlType type) {
        return switch (database) {
            case SQLITE -> value;
            case POSTGRESQL -> type == SqlType.LOCAL_DATE ? Sql.of("CAST(#1 - DATE '1970-01-01' AS bigint)", value)
                    : Sql.of("CAST(EXTRACT(EPOCH FROM #1) * 1000000" + (type == SqlType.LOCAL_TIME ? "000" : "")
                            + " AS bigint)", value);
            case H2 -> switch (type) {
                case INSTANT -> Sql.of("DATEDIFF(MICROSECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00', #1)",
                        value);
                case LOCAL_DATE_TIME -> Sql.of("DATEDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', #1)", value);
                case LOCAL_DATE -> Sql.of("DATEDIFF(DAY, DATE '1970-01-01', #1)", value);
                default -> Sql.of("DATEDIFF(NANOSECOND, TIME '00:00:00', #1)", value);
            };
            case DUCKDB -> switch (type) {
                case LOCAL_DATE -> Sql.of("(#1 - DATE '1970-01-01')", value);
                case LOCAL_TIME -> Sql.of("(DATE_DIFF('microsecond', TIME '00:00:00', #1) * 1000)", value);
                default -> Sql.of("EPOCH_US(#1)", value);
            };
        };
    }

    /** An instant as PostgreSQL and DuckDB look at it without the zone of their session. */
    private Sql local(Operand time) {
        return time.type() == SqlType.INSTANT && (database == Database.POSTGRESQL || database == Database.DUCKDB)
                ? Sql.of("(#1 AT TIME ZONE 'UTC')", time.sql()) : time.sql();
    }

    private Sql truncated(Operand time, CalendarUnit unit) {
        SqlType type = time.type();
        if (database == Database.SQLITE) {
            return sqliteTruncated(time, unit);
        } else if (database == Database.H2) {
            return Sql.of("CASE WHEN #1 IS NOT NULL THEN DATE_TRUNC("
                    + (unit == CalendarUnit.WEEK ? "ISO_WEEK" : unit) + ", #2) END", time.sql(), h2Some(time));
        } else if (database == Database.DUCKDB && type == SqlType.LOCAL_TIME) {
            return Sql.of(
                    "(TIME '00:00:00' + TO_MICROSECONDS(#1 // " + nanos(unit) + " * " + nanos(unit) / 1_000 + "))",
                    count(time.sql(), type));
        }
        String name = unit == CalendarUnit.MILLISECOND ? "milliseconds" : unit.name().toLowerCase(Locale.ROOT);
        Sql value = type == SqlType.LOCAL_DATE ? dialect.cast(time.sql(), SqlType.LOCAL_DATE_TIME) : local(time);
        Sql result = Sql.of("DATE_TRUNC('" + name + "', #1)", value);
        return type == SqlType.INSTANT ? Sql.of("(#1 AT TIME ZONE 'UTC')", result)
                : type == SqlType.LOCAL_DATE_TIME ? result : dialect.cast(result, type);
    }

    private static long nanos(CalendarUnit unit) {
        return switch (unit) {
            case WEEK -> 604_800_000_000_000L;
            case DAY -> 86_400_000_000_000L;
            case HOUR -> 3_600_000_000_000L;
            case MINUTE -> 60_000_000_000L;
            case SECOND -> 1_000_000_000L;
            case MILLISECOND -> 1_000_000L;
            default -> throw new IllegalStateException("a " + unit + " has no fixed length");
        };
    }

    private static Sql floored(Sql value, long step) {
        return Sql.of("(#1 - #2)", value, floorMod(value, step));
    }

    private Sql sqliteTruncated(Operand time, CalendarUnit unit) {
        SqlType type = time.type();
        if (!unit.isOfDays()) {
            return floored(time.sql(), nanos(unit) / (type == SqlType.LOCAL_TIME ? 1 : 1_000));
        }
        Sql first = dialect.let("d", days(time), day -> switch (unit) {
            case DAY -> day;
            case WEEK -> Sql.of("(#1 - ((#1 + 3) % 7 + 7) % 7)", day);
            case MONTH -> sqliteStart(day, "'start of month'");
            case YEAR -> sqliteStart(day, "'start of year'");
            default -> sqliteStart(day, "'start of month', '-' || ((STRFTIME('%m', #1 * 86400, 'unixepoch') - 1) % 3)"
                    + " || ' months'");
        });
        return type == SqlType.LOCAL_DATE ? first : Sql.of("(#1 * " + DAY + ")", first);
    }

    /** The day at which a day's year or month begins. */
    private static Sql sqliteStart(Sql day, String modifiers) {
        return Sql.of("(STRFTIME('%s', #1 * 86400, 'unixepoch', " + modifiers + ") / 86400 + #2 - #1)", inCycle(day),
                day);
    }

    /** The day at the same place of the calendar's first 400 years from 1970 on: SQLite knows no year beyond 9999. */
    private static Sql inCycle(Sql day) {
        return floorMod(day, CYCLE);
    }

    private static Sql floorMod(Sql value, long step) {
        return Sql.of("((#1 % " + step + " + " + step + ") % " + step + ")", value);
    }

    /** In SQLite, the days since 1970. */
    private static Sql days(Operand time) {
        return time.type() == SqlType.LOCAL_DATE ? time.sql()
                : Sql.of("(#1 / " + DAY + ")", floored(time.sql(), Long.parseLong(DAY)));
    }

    private Sql field(Operand time, CalendarField field) {
        if (database == Database.SQLITE) {
            return sqliteField(time, field);
        }
        String name = switch (field) {
            case WEEK -> database == Database.H2 ? "ISO_WEEK" : "WEEK";
            case DAY_OF_YEAR -> database == Database.H2 ? "DAY_OF_YEAR" : "DOY";
            case DAY_OF_WEEK -> database == Database.H2 ? "ISO_DAY_OF_WEEK" : "ISODOW";
            case MILLISECOND -> database == Database.H2 ? "MILLISECOND" : "MILLISECONDS";
            default -> field.name();
        };
        Sql value = Sql.of("EXTRACT(" + name + " FROM #1)", local(time));
        return switch (field) {
            case SECOND -> Sql.of("FLOOR(#1)", value);
            case MILLISECOND -> Sql.of("(CAST(FLOOR(#1) AS INTEGER) % 1000)", value);
            default -> value;
        };
    }

    private Sql sqliteField(Operand time, CalendarField field) {
        if (!field.isOfDate()) {
            String nanos = time.type() == SqlType.LOCAL_TIME ? "000" : "";
            Sql ofDay = time.type() == SqlType.LOCAL_TIME ? time.sql()
                    : Sql.of("(#1 - #2)", time.sql(), floored(time.sql(), Long.parseLong(DAY)));
            return switch (field) {
                case HOUR -> Sql.of("(#1 / 3600000000" + nanos + ")", ofDay);
                case MINUTE -> Sql.of("(#1 / 60000000" + nanos + " % 60)", ofDay);
                case SECOND -> Sql.of("(#1 / 1000000" + nanos + " % 60)", ofDay);
                default -> Sql.of("(#1 / 1000" + nanos + " % 1000)", ofDay);
            };
        }
        String format = switch (field) {
            case YEAR -> "%Y";
            case WEEK -> "%V";
            case DAY -> "%d";
            case DAY_OF_YEAR -> "%j";
            case DAY_OF_WEEK -> "%u";
            default -> "%m";
        };
        Sql value = dialect.let("d", days(time), day -> Sql.of("(CAST(STRFTIME('" + format
                + "', #1 * 86400, 'unixepoch') AS INTEGER)"
                + (field == CalendarField.YEAR ? " + (#2 - #1) / " + CYCLE + " * 400)" : ")"), inCycle(day), day));
        return field == CalendarField.QUARTER ? Sql.of("((#1 + 2) / 3)", value) : value;
    }

    private Sql until(Operand from, Operand to, CalendarUnit unit) {
        long length = switch (from.type()) {
            case LOCAL_DATE -> unit == CalendarUnit.WEEK ? 7 : 1;
            case LOCAL_TIME -> nanos(unit);
            default -> nanos(unit) / 1_000;
        };
        return dialect.cast(Sql.of("((#1 - #2) " + dialect.wholeQuotient() + " " + length + ")",
                count(to.sql(), to.type()), count(from.sql(), from.type())), SqlType.LONG);
    }

    // Dates go by whole days, of whole seconds; times of day go round.
    private Sql plus(Operand time, Sql nanos) {
        String div = dialect.wholeQuotient();
        SqlType type = time.type();
        if (type == SqlType.LOCAL_DATE) {
            Sql days = Sql.of("((#1 " + div + " 1000000000 - CASE WHEN #1 % 1000000000 < 0 THEN 1 ELSE 0 END) " + div
                    + " 86400)", nanos);
            return database == Database.H2 ? Sql.of("DATEADD(DAY, #2, #1)", time.sql(), days)
                    : Sql.of("(#1 + #2)", time.sql(), dialect.cast(days, SqlType.INT));
        }
        return switch (database) {
            case H2 -> Sql.of("DATEADD(NANOSECOND, #2, #1)", time.sql(), nanos);
            case POSTGRESQL -> Sql.of("(#1 + (#2 / 1000000000) * INTERVAL '1 second' "
                    + "+ (#2 % 1000000000 / 1000) * INTERVAL '1 microsecond')", time.sql(), nanos);
            case DUCKDB -> Sql.of("(#1 + TO_MICROSECONDS(#2 // 1000))", time.sql(), nanos);
            case SQLITE -> type == SqlType.LOCAL_TIME
                    ? Sql.of("(((#1 + #2) % 86400000000000 + 86400000000000) % 86400000000000)", time.sql(), nanos)
                    : Sql.of("(#1 + #2 / 1000)", time.sql(), nanos);
        };
    }

    private Sql atZone(Operand time, String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone) || !zone.matches("UTC|[A-Za-z_]+(/[A-Za-z_-]+)+")) {
            throw new UnsupportedSqlException("atZone of \"" + zone + "\"", database,
                    "only regions and UTC mean the same everywhere");
        }
        SqlCapabilities.require(database, "atZone", List.of(time.type()), SqlType.LOCAL_DATE_TIME);
        return database == Database.H2 ? h2AtZone(time, zone)
                : Sql.of("(#1 AT TIME ZONE '" + zone + "')", time.sql());
    }

    // A cast would go by the zone of the session, so the offset is taken off the text.
    private Sql h2AtZone(Operand time, String zone) {
        return Sql.of("CASE WHEN #1 IS NOT NULL THEN CAST(REGEXP_REPLACE(CAST((#2 AT TIME ZONE '" + zone
                + "') AS VARCHAR), '[+-][0-9:]+$', '') AS TIMESTAMP(9)) END", time.sql(), h2Some(time));
    }

    /** Of a null that it knows beforehand H2 raises an error, so it is given something else. */
    private Sql h2Some(Operand time) {
        String some = time.type() == SqlType.LOCAL_TIME ? "00:00:00"
                : time.type() == SqlType.INSTANT ? "2000-01-01 00:00:00+00" : "2000-01-01";
        return Sql.of("COALESCE(#1, CAST('" + some + "' AS " + dialect.typeName(time.type()) + "))", time.sql());
    }
}
