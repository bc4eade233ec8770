package dev.millrace.engine.tpch;

import java.math.BigDecimal;

/** A row of CUSTOMER. */
record Customer(long customerKey, String name, String address, long nationKey, String phone, BigDecimal accountBalance,
        String marketSegment, String comment) {
}
