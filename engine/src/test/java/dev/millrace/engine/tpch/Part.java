package dev.millrace.engine.tpch;

import java.math.BigDecimal;

/** A row of PART. */
record Part(long partKey, String name, String manufacturer, String brand, String type, int size, String container,
        BigDecimal retailPrice, String comment) {
}
