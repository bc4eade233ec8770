package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * Puts other expressions in the place of what expressions read of a query's rows, also by way of aggregates and subqueries. It gives
 * null where something cannot be put in place: a rewriting that needs it does not apply then.
 */
final class Substitution {

    private final Function<ExprNode, @Nullable ExprNode> replacing;
    /** What is put in place, perhaps in several places: an expression must not grow without bound. */
    private final List<ExprNode> parts;

    private Substitution(List<ExprNode> parts, Function<ExprNode, @Nullable ExprNode> replacing) {
        this.replacing = replacing;
        this.parts = List.copyOf(parts);
    }

    /** Of rows beside others, which alone are left: their lanes have lower numbers. */
    static Substitution shifted(int by) {
        return new Substitution(List.of(), read -> by == 0 ? read : shifted(read, by));
    }

    private static @Nullable ExprNode shifted(ExprNode read, int by) {
        if (read instanceof FieldNode field) {
            return new FieldNode(field.lane() - by, field.component(), field.absent());
        } else if (read instanceof RowNode row) {
            return new RowNode(row.lane() - by, row.row());
        }
        return read instanceof MetadataNode metadata ? new MetadataNode(metadata.lane() - by, metadata.relation(),
                metadata.metadata(), metadata.absent()) : null;
    }

    /** Of rows without some lanes, of which nothing can be read then: those behind them have lower numbers. */
    static Substitution withoutLanes(int from, int to) {
        return new Substitution(List.of(), read -> {
            int lane = Reads.lanes(List.of(read)).nextSetBit(0);
            return lane < from ? read : lane < to ? null : shifted(read, to - from);
        });
    }

    /** Of groups by the rows of each, as far as keys alone are read. */
    static Substitution ofKeys(List<ExprNode> keys) {
        return new Substitution(keys, read -> read instanceof KeyNode key ? keys.get(key.index()) : null);
    }

    /** Of projected rows by those they are made of. */
    static Substitution ofShape(ExprNode shape) {
        Projected projected = new Projected(shape);
        return new Substitution(List.of(shape), projected::part);
    }

    /** The same of groups of such rows: their keys stay keys. */
    Substitution keepingKeys() {
        return new Substitution(parts, read -> read instanceof KeyNode ? read : replacing.apply(read));
    }

    /** The same expression over the other rows; null if there is none, or it would be too large. */
    @Nullable
    ExprNode of(ExprNode node) {
        return Lists.all(parts, part -> Size.areModest(node, part)) ? replaced(node) : null;
    }

    /** The same expressions over the other rows; null if one of them is null. */
    @Nullable
    List<ExprNode> all(List<ExprNode> nodes) {
        return each(nodes, this::of);
    }

    private static @Nullable List<ExprNode> each(List<ExprNode> nodes,
            Function<ExprNode, @Nullable ExprNode> making) {
        List<ExprNode> replaced = new ArrayList<>(nodes.size());
        for (ExprNode node : nodes) {
            ExprNode made = making.apply(node);
            if (made == null) {
                return null;
            }
            replaced.add(made);
        }
        return replaced;
    }

    private @Nullable ExprNode replaced(ExprNode node) {
        if (node instanceof FieldNode || node instanceof RowNode || node instanceof MetadataNode
                || node instanceof KeyNode) {
            ExprNode part = replacing.apply(node);
            // What is made of it above was made for values of this type.
            return part != null && part.type() == node.type() && part.leafType() == node.leafType() ? part : null;
        } else if (node instanceof AggregateNode aggregate) {
            return aggregate(aggregate);
        }
        List<ExprNode> children = node.children();
        if (!children.isEmpty()) {
            List<ExprNode> made = each(children, this::replaced);
            if (made == null) {
                return null;
            }
            return node instanceof SubqueryNode subquery ? subquery(subquery.withChildren(made))
                    : node.withChildren(made);
        }
        return node instanceof SubqueryNode subquery ? subquery(subquery) : node;
    }

    private @Nullable ExprNode aggregate(AggregateNode aggregate) {
        boolean[] whole = {true};
        AggregateNode made = aggregate.mapOperands(operand -> found(replaced(operand), operand, whole));
        return whole[0] && made.type() == aggregate.type() ? made : null;
    }

    private @Nullable ExprNode subquery(SubqueryNode subquery) {
        boolean[] whole = {true};
        QueryNode query = around(subquery.query(), 1, whole);
        return whole[0] ? new SubqueryNode(subquery.form(), query, subquery.operand()) : null;
    }

    /** The same subquery, of which so many queries further out the rows are others. */
    private QueryNode around(QueryNode query, int levels, boolean[] whole) {
        return query.mapExpressions(expression -> around(expression, levels, whole));
    }

    private ExprNode around(ExprNode node, int levels, boolean[] whole) {
        if (node instanceof OuterNode outer) {
            if (outer.levels() != levels) {
                return node;
            }
            ExprNode part = replaced(outer.expression());
            // A subquery is planned beside the rows it stands on, not beside those inside another subquery.
            ExprNode sound = part == null || Reads.holdsSubquery(part) ? null : part;
            return sound == null ? found(null, node, whole) : new OuterNode(levels, sound);
        }
        List<ExprNode> children = node.children();
        ExprNode made = children.isEmpty() ? node
                : node.withChildren(children.stream().map(child -> around(child, levels, whole)).toList());
        return made instanceof SubqueryNode inner
                ? new SubqueryNode(inner.form(), around(inner.query(), levels + 1, whole), inner.operand()) : made;
    }

    private static ExprNode found(@Nullable ExprNode made, ExprNode otherwise, boolean[] whole) {
        whole[0] &= made != null;
        return made == null ? otherwise : made;
    }
}
