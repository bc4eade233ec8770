package dev.millrace.engine.tpch;

import java.util.List;

import dev.millrace.query.RelationRef;

/**
 * The eight tables of TPC-H. What is DECIMAL(15,2) in SQL is a {@code BigDecimal}: sums, products and comparisons of both are
 * exact, so that results can be held to each other as they are, and no query has to reckon in cents.
 */
final class Tables {

    static final RelationRef<Region> REGION = RelationRef.of("region", Region.class, Region::regionKey);
    static final RelationRef<Nation> NATION = RelationRef.of("nation", Nation.class, Nation::nationKey);
    static final RelationRef<Supplier> SUPPLIER = RelationRef.of("supplier", Supplier.class, Supplier::supplierKey);
    static final RelationRef<Customer> CUSTOMER = RelationRef.of("customer", Customer.class, Customer::customerKey);
    static final RelationRef<Part> PART = RelationRef.of("part", Part.class, Part::partKey);
    static final RelationRef<PartSupplier> PARTSUPP = RelationRef.of("partsupp", PartSupplier.class, PartSupplier::key);
    static final RelationRef<Order> ORDERS = RelationRef.of("orders", Order.class, Order::orderKey);
    static final RelationRef<LineItem> LINEITEM = RelationRef.of("lineitem", LineItem.class, LineItem::key);

    static final List<RelationRef<?>> ALL =
            List.of(REGION, NATION, SUPPLIER, CUSTOMER, PART, PARTSUPP, ORDERS, LINEITEM);

    private Tables() {
    }
}
