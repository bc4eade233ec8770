package dev.millrace.engine.tpch;

import java.math.BigDecimal;

/** A row of SUPPLIER. */
record Supplier(long supplierKey, String name, String address, long nationKey, String phone, BigDecimal accountBalance,
        String comment) {
}
