package dev.millrace.engine.tpch;

import java.math.BigDecimal;

/** A row of PARTSUPP, with one key made of the two that it has there: a relation has a single component for its key. */
record PartSupplier(long key, long partKey, long supplierKey, int availableQuantity, BigDecimal supplyCost,
        String comment) {

    private static final int BITS_OF_A_SUPPLIER = 32;

    static long key(long partKey, long supplierKey) {
        return partKey << BITS_OF_A_SUPPLIER | supplierKey;
    }
}
