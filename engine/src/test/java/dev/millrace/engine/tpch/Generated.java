package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;

import dev.millrace.query.RelationRef;

/** The rows that the generator of TPC-H makes, always the same for a scale. */
final class Generated {

    private static final int DECIMALS = 2;

    private final double scale;
    private final List<TpchRow> rows = new ArrayList<>();

    private Generated(double scale) {
        this.scale = scale;
    }

    /** The rows of all tables. */
    static List<TpchRow> rows(double scale) {
        Generated generated = new Generated(scale);
        generated.geography();
        generated.parts();
        generated.orders();
        return generated.rows;
    }

    private void geography() {
        for (var region : made(TpchTable.REGION)) {
            add(Tables.REGION, new Region(region.getRegionKey(), region.getName(), region.getComment()));
        }
        for (var nation : made(TpchTable.NATION)) {
            add(Tables.NATION, new Nation(nation.getNationKey(), nation.getName(), nation.getRegionKey(),
                    nation.getComment()));
        }
        for (var supplier : made(TpchTable.SUPPLIER)) {
            add(Tables.SUPPLIER, new Supplier(supplier.getSupplierKey(), supplier.getName(), supplier.getAddress(),
                    supplier.getNationKey(), supplier.getPhone(), hundredths(supplier.getAccountBalanceInCents()),
                    supplier.getComment()));
        }
        for (var customer : made(TpchTable.CUSTOMER)) {
            add(Tables.CUSTOMER, new Customer(customer.getCustomerKey(), customer.getName(), customer.getAddress(),
                    customer.getNationKey(), customer.getPhone(), hundredths(customer.getAccountBalanceInCents()),
                    customer.getMarketSegment(), customer.getComment()));
        }
    }

    private void parts() {
        for (var part : made(TpchTable.PART)) {
            add(Tables.PART, new Part(part.getPartKey(), part.getName(), part.getManufacturer(), part.getBrand(),
                    part.getType(), part.getSize(), part.getContainer(), hundredths(part.getRetailPriceInCents()),
                    part.getComment()));
        }
        for (var offer : made(TpchTable.PART_SUPPLIER)) {
            add(Tables.PARTSUPP, new PartSupplier(PartSupplier.key(offer.getPartKey(), offer.getSupplierKey()),
                    offer.getPartKey(), offer.getSupplierKey(),
                    offer.getAvailableQuantity(), hundredths(offer.getSupplyCostInCents()), offer.getComment()));
        }
    }

    private void orders() {
        for (var order : made(TpchTable.ORDERS)) {
            add(Tables.ORDERS, new Order(order.getOrderKey(), order.getCustomerKey(),
                    String.valueOf(order.getOrderStatus()), hundredths(order.getTotalPriceInCents()),
                    date(order.getOrderDate()), order.getOrderPriority(), order.getClerk(), order.getShipPriority(),
                    order.getComment()));
        }
        for (var line : made(TpchTable.LINE_ITEM)) {
            add(Tables.LINEITEM, new LineItem(LineItem.key(line.getOrderKey(), line.getLineNumber()),
                    line.getOrderKey(), line.getPartKey(), line.getSupplierKey(), line.getLineNumber(),
                    BigDecimal.valueOf(line.getQuantity()).setScale(DECIMALS),
                    hundredths(line.getExtendedPriceInCents()),
                    hundredths(line.getDiscountPercent()), hundredths(line.getTaxPercent()), line.getReturnFlag(),
                    line.getStatus(), date(line.getShipDate()), date(line.getCommitDate()),
                    date(line.getReceiptDate()), line.getShipInstructions(), line.getShipMode(), line.getComment()));
        }
    }

    private <E extends TpchEntity> Iterable<E> made(TpchTable<E> table) {
        return table.createGenerator(scale, 1, 1);
    }

    private <R extends Record> void add(RelationRef<R> table, R row) {
        rows.add(new TpchRow(table, row));
    }

    private static BigDecimal hundredths(long number) {
        return BigDecimal.valueOf(number, DECIMALS);
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }
}
