package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of ORDERS. */
record Order(long orderKey, long customerKey, String status, BigDecimal totalPrice, LocalDate orderDate,
        String orderPriority, String clerk, int shipPriority, String comment) {
}
