package dev.millrace.engine.internal.plan;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Beside;
import dev.millrace.engine.internal.expr.RowExpr.ByBranch;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Make;
import dev.millrace.engine.internal.expr.RowExpr.Member;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.WherePresent;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.Recent;
import dev.millrace.query.Component;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.OpenNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * Turns the expressions of a query into expressions over an operator's lanes: projections are replaced by what they are made of, so
 * that no operator has to make projected rows.
 */
final class Translator {

    private final Stage stage;
    private final Map<SubqueryNode, RowExpr> subqueries;
    private final @Nullable Domain domain;
    private final Givens givens;
    private final Recent recent;

    /**
     * A translator.
     *
     * @param stage the rows that expressions are over
     * @param subqueries where the values of subqueries stand
     * @param domain the values of the rows around; null if none are read
     * @param givens the values of parameters and of the clock
     * @param recent has reads of components that other queries read
     */
    Translator(Stage stage, Map<SubqueryNode, RowExpr> subqueries, @Nullable Domain domain,
            Givens givens, Recent recent) {
        this.stage = stage;
        this.subqueries = subqueries;
        this.domain = domain;
        this.givens = givens;
        this.recent = recent;
    }

    List<RowExpr> all(List<ExprNode> nodes) {
        RowExpr[] all = new RowExpr[nodes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = of(nodes.get(i));
        }
        return List.of(all);
    }

    List<SortTerm> order(List<OrderTerm> terms) {
        return terms.stream()
                .map(term -> new SortTerm(of(term.key()), term.key().type(), term.descending(), term.nulls(),
                        term.collation()))
                .toList();
    }

    RowExpr of(ExprNode node) {
        if (node instanceof FieldNode field) {
            return part(stage.lanes().get(field.lane()), field.component());
        } else if (node instanceof RowNode row) {
            return stage.lanes().get(row.lane());
        } else if (node instanceof ReadNode read) {
            return part(of(read.record()), read.component());
        } else if (node instanceof LiteralNode literal) {
            return new Constant(literal);
        } else if (Givens.include(node)) {
            return new Constant(givens.value(node));
        } else if (node instanceof MetadataNode metadata) {
            return beside(stage.lanes().get(metadata.lane()), metadata);
        } else if (node instanceof KeyNode key) {
            return groups(node).keys().get(key.index());
        } else if (node instanceof AggregateNode aggregate) {
            return found(groups(node).aggregates().get(aggregate), node);
        } else if (node instanceof SubqueryNode) {
            return found(subqueries.get(node), node);
        } else if (node instanceof OuterNode outer) {
            return around(outer);
        } else if (node instanceof ConstructNode made) {
            return new Make(made, all(made.arguments()));
        } else if (node instanceof OpenNode) {
            throw new IllegalArgumentException("The query reads " + node + " of another query's lambda; it is part of"
                    + " what that lambda makes, and cannot be opened by itself");
        }
        return new Call(bound(node), all(node.children()));
    }

    /** The call with values in the place of parameters and of the clock, so that what is constant can be prepared once. */
    private ExprNode bound(ExprNode call) {
        return call.children().stream().noneMatch(Givens::include) ? call
                : call.withChildren(call.children().stream()
                        .map(child -> Givens.include(child) ? givens.value(child) : child).toList());
    }

    /** What stands beside the row of a relation: its source gives it in the lane behind the row's. */
    private static RowExpr beside(RowExpr row, MetadataNode metadata) {
        if (row instanceof WherePresent guarded) {
            return new WherePresent(guarded.present(), beside(guarded.value(), metadata));
        } else if (row instanceof Lane lane) {
            return new Beside(lane.lane() + 1, metadata.metadata());
        }
        throw new IllegalStateException(metadata + " is read of a row that is none of its relation's: " + row);
    }

    private RowExpr around(OuterNode outer) {
        OuterRef ref = new OuterRef(outer.levels() - 1, outer.expression());
        RowExpr around = stage.correlation().domain();
        if (domain == null || around == null) {
            throw new IllegalStateException(ref + " is read where there are no rows around");
        }
        return new Member(around, domain.column(ref));
    }

    private GroupColumns groups(ExprNode node) {
        return found(stage.groups(), node);
    }

    private static <T> T found(@Nullable T value, ExprNode node) {
        if (value == null) {
            throw new IllegalStateException(node + " was not planned for");
        }
        return value;
    }

    /** A component of a record, read of what the record is made of if that is known and making it changes nothing. */
    private RowExpr part(RowExpr record, Component component) {
        if (record instanceof Make made && made.node().rowType().isPlain()) {
            return made.operands().get(component.index());
        } else if (record instanceof WherePresent guarded) {
            return new WherePresent(guarded.present(), part(guarded.value(), component));
        } else if (record instanceof ByBranch branches) {
            return new ByBranch(branches.branch(),
                    branches.values().stream().map(value -> part(value, component)).toList());
        }
        return record instanceof Lane ? recent.same(new Part(record, component)) : new Part(record, component);
    }
}
