package dev.millrace.engine.tpch;

import java.util.Map;
import java.util.Objects;

import dev.millrace.query.RelationRef;

/**
 * The tables as DuckDB has them: the columns of TPC-H in the order of the records' components, and two that no query reads, the keys
 * made of several columns.
 */
final class DuckDbSchema {

    private static final Map<RelationRef<?>, String> COLUMNS = Map.of(
            Tables.REGION, "r_regionkey BIGINT, r_name VARCHAR, r_comment VARCHAR",
            Tables.NATION, "n_nationkey BIGINT, n_name VARCHAR, n_regionkey BIGINT, n_comment VARCHAR",
            Tables.SUPPLIER, """
                    s_suppkey BIGINT, s_name VARCHAR, s_address VARCHAR, s_nationkey BIGINT, s_phone VARCHAR,
                    s_acctbal DECIMAL(15,2), s_comment VARCHAR""",
            Tables.CUSTOMER, """
                    c_custkey BIGINT, c_name VARCHAR, c_address VARCHAR, c_nationkey BIGINT, c_phone VARCHAR,
                    c_acctbal DECIMAL(15,2), c_mktsegment VARCHAR, c_comment VARCHAR""",
            Tables.PART, """
                    p_partkey BIGINT, p_name VARCHAR, p_mfgr VARCHAR, p_brand VARCHAR, p_type VARCHAR, p_size INTEGER,
                    p_container VARCHAR, p_retailprice DECIMAL(15,2), p_comment VARCHAR""",
            Tables.PARTSUPP, """
                    ps_key BIGINT, ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INTEGER,
                    ps_supplycost DECIMAL(15,2), ps_comment VARCHAR""",
            Tables.ORDERS, """
                    o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus VARCHAR, o_totalprice DECIMAL(15,2),
                    o_orderdate DATE, o_orderpriority VARCHAR, o_clerk VARCHAR, o_shippriority INTEGER,
                    o_comment VARCHAR""",
            Tables.LINEITEM, """
                    l_key BIGINT, l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INTEGER,
                    l_quantity DECIMAL(15,2), l_extendedprice DECIMAL(15,2), l_discount DECIMAL(15,2),
                    l_tax DECIMAL(15,2), l_returnflag VARCHAR, l_linestatus VARCHAR, l_shipdate DATE,
                    l_commitdate DATE, l_receiptdate DATE, l_shipinstruct VARCHAR, l_shipmode VARCHAR,
                    l_comment VARCHAR""");

    private DuckDbSchema() {
    }

    /** The statement that makes a table without rows. */
    static String definition(RelationRef<?> table) {
        return "CREATE OR REPLACE TABLE " + table.name() + " (" + Objects.requireNonNull(COLUMNS.get(table)) + ")";
    }
}
