package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Rewrites a query into an equal one that costs less: its inputs and subqueries first, then each step by the first rule that applies,
 * until none does. Equal queries are rewritten alike. Used by one thread.
 *
 * <p>A rewritten query has the rows, identities and order of the one as written, whatever rows there are. Nothing that can fail is moved,
 * nor anything past it, so that it makes no difference whether the query fails at its first problem or counts them (law 5).
 */
public final class Rules {

    private static final List<Rule> ALL = List.of(new NormaliseConditions(), new MergeFilters(),
            new PushFilterBelowProjection(), new PushFilterBelowJoin(), new PushFilterIntoBranches(),
            new PushHavingBelowGroup(), new SplitResidual(), new EquateSides(), new SinkBelowProjection(),
            new MergeProjections(), new PruneGrouped(), new DropLeftJoin(), new DropUnseen());
    private static final Rule DROP_WINDOW = new DropWindow();

    /** Each rule brings a query nearer to its end; this is for the case that two of them do not. */
    private static final int MOST = 1_000;

    private final List<Applied> applied = new ArrayList<>();
    private final Set<QueryNode> done = Collections.newSetFromMap(new IdentityHashMap<>());

    private Rules() {
    }

    /**
     * Rewrites a query.
     *
     * @param query a whole query
     * @return an equal one, and what was done
     */
    public static Rewritten rewrite(QueryNode query) {
        if (!Size.isModest(query)) {
            return Rewritten.asWritten(query);
        }
        Rules rules = new Rules();
        QueryNode rewritten = rules.rewritten(query, true);
        return new Rewritten(rewritten, rules.applied);
    }

    /**
     * Rewrites a query, or a part of one.
     *
     * @param whole whether its window is the one of the whole query
     */
    private QueryNode rewritten(QueryNode query, boolean whole) {
        if (done.contains(query)) {
            return query;
        }
        QueryNode current = withParts(query, whole);
        QueryNode next = applied(current, whole);
        while (next != null) {
            current = withParts(next, whole);
            next = applied(current, whole);
        }
        done.add(current);
        return current;
    }

    /** The same query made of rewritten parts. */
    private QueryNode withParts(QueryNode query, boolean whole) {
        boolean ofWhole = whole && query instanceof ProjectNode;
        List<QueryNode> ownInputs = query.inputs();
        List<ExprNode> ownExpressions = query.expressions();
        List<QueryNode> inputs = Lists.each(ownInputs, input -> rewritten(input, ofWhole));
        List<ExprNode> expressions = Lists.each(ownExpressions, this::withSubqueries);
        return inputs == ownInputs && expressions == ownExpressions ? query : query.with(inputs, expressions);
    }

    private @Nullable QueryNode applied(QueryNode query, boolean whole) {
        for (Rule rule : ALL) {
            QueryNode made = applied(rule, query);
            if (made != null) {
                return made;
            }
        }
        return whole && query instanceof WindowNode ? null : applied(DROP_WINDOW, query);
    }

    private @Nullable QueryNode applied(Rule rule, QueryNode query) {
        Rule.Rewriting made = applied.size() < MOST ? rule.of(query) : null;
        if (made == null || !isAlike(made.query(), query)) {
            return null;
        }
        applied.add(new Applied(made.what(), List.copyOf(made.about())));
        return made.query();
    }

    /** Whether steps above see the same: expressions were made for what stands in the lanes. */
    private static boolean isAlike(QueryNode made, QueryNode query) {
        return made.isOrdered() == query.isOrdered() && made.lanes().equals(query.lanes());
    }

    private ExprNode withSubqueries(ExprNode node) {
        if (!Reads.holdsSubquery(node)) {
            return node;
        }
        List<ExprNode> children = node.children();
        List<ExprNode> parts = Lists.each(children, this::withSubqueries);
        ExprNode made = parts == children ? node : node.withChildren(parts);
        return made instanceof SubqueryNode subquery ? rewritten(subquery) : made;
    }

    private SubqueryNode rewritten(SubqueryNode subquery) {
        QueryNode query = rewritten(subquery.query(), false);
        boolean asksMembers = subquery.form() == SubqueryForm.EXISTS || subquery.form() == SubqueryForm.IN;
        QueryNode seen = asksMembers ? rewritten(DropUnseen.unordered(query), false) : query;
        if (seen == subquery.query()) {
            return subquery;
        }
        SubqueryNode made = new SubqueryNode(subquery.form(), seen, subquery.operand());
        return made.type() == subquery.type() && made.leafType() == subquery.leafType()
                && made.nullable() == subquery.nullable() ? made : subquery;
    }
}
