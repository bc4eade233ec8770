package dev.millrace.query;

/** A length of time, or a place to cut one off. */
public enum CalendarUnit {
    /** A year, from the first of January. */
    YEAR,
    /** Three months, from the first of January, April, July or October. */
    QUARTER,
    /** A month, from its first day. */
    MONTH,
    /** Seven days, from Monday (ISO 8601). */
    WEEK,
    /** 24 hours, from midnight. */
    DAY,
    /** 60 minutes. */
    HOUR,
    /** 60 seconds. */
    MINUTE,
    /** A second. */
    SECOND,
    /** A thousandth of a second. */
    MILLISECOND;

    /**
     * Whether it is made of whole days.
     *
     * @return true for {@link #DAY} and longer
     */
    public boolean isOfDays() {
        return ordinal() <= DAY.ordinal();
    }

    /**
     * Whether it always is of the same length: a day is here 24 hours, as it is in UTC and in local time.
     *
     * @return true for {@link #WEEK} and shorter
     */
    public boolean isFixed() {
        return ordinal() >= WEEK.ordinal();
    }
}
