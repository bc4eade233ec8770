package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of LINEITEM, with one key made of order and line: a relation has a single component for its key. */
record LineItem(long key, long orderKey, long partKey, long supplierKey, int lineNumber, BigDecimal quantity,
        BigDecimal extendedPrice, BigDecimal discount, BigDecimal tax, String returnFlag, String lineStatus,
        LocalDate shipDate, LocalDate commitDate, LocalDate receiptDate, String shipInstructions, String shipMode,
        String comment) {

    /** What an order has at most is seven lines. */
    private static final int BITS_OF_A_LINE = 3;

    static long key(long orderKey, int lineNumber) {
        return orderKey << BITS_OF_A_LINE | lineNumber;
    }
}
