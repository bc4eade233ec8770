package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.NullPlacement;

/** Terms of ORDER BY: nulls are placed in words, and what the terms leave open the identity decides (law 7). */
final class OrderSql {

    private final Dialect dialect;

    OrderSql(Dialect dialect) {
        this.dialect = dialect;
    }

    List<Sql> term(OrderTerm term, Reader reader) {
        return term(term, reader, false);
    }

    private List<Sql> term(OrderTerm term, Reader reader, boolean backwards) {
        if (term.collation() != null) {
            throw new UnsupportedSqlException("an order under the collation " + term.collation(), dialect.database(),
                    "its collations are of another library, which takes other strings for equal");
        }
        boolean first = (term.nulls() == NullPlacement.FIRST) != backwards;
        List<Sql> terms = new ArrayList<>();
        for (Operand cell : reader.shape(term.key()).orderCells()) {
            terms.add(term(cell, term.descending() != backwards, first));
        }
        return terms;
    }

    Sql term(Operand cell, boolean descending, boolean nullsFirst) {
        return Sql.of("#1" + (descending ? " DESC" : "") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST"),
                dialect.orderKey(cell.sql(), cell.type()));
    }

    List<Sql> identity(Block rows) {
        return rows.identity().stream().map(cell -> term(cell, false, true)).toList();
    }

    /** Terms and identity, from the first to the last or the other way. */
    List<Sql> all(List<OrderTerm> terms, Reader reader, Block rows, boolean backwards) {
        List<Sql> all = new ArrayList<>();
        terms.forEach(term -> all.addAll(term(term, reader, backwards)));
        rows.identity().forEach(cell -> all.add(term(cell, backwards, !backwards)));
        return all;
    }
}
