package dev.millrace.query;

/** A number that is part of a date or a time. */
public enum CalendarField {
    /** The year. */
    YEAR,
    /** The quarter of the year, 1 to 4. */
    QUARTER,
    /** The month, 1 to 12. */
    MONTH,
    /** The week of the week-based year, 1 to 53 (ISO 8601). */
    WEEK,
    /** The day of the month, 1 to 31. */
    DAY,
    /** The day of the year, 1 to 366. */
    DAY_OF_YEAR,
    /** The day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
    DAY_OF_WEEK,
    /** The hour of the day, 0 to 23. */
    HOUR,
    /** The minute of the hour, 0 to 59. */
    MINUTE,
    /** The second of the minute, 0 to 59. */
    SECOND,
    /** The thousandth of the second, 0 to 999. */
    MILLISECOND;

    /**
     * Whether it is part of a date.
     *
     * @return true for {@link #DAY_OF_WEEK} and those before it
     */
    public boolean isOfDate() {
        return ordinal() <= DAY_OF_WEEK.ordinal();
    }
}
