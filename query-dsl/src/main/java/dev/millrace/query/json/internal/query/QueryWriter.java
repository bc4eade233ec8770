package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** Writes queries: an array of steps, from the source on. Used once, by one thread. */
final class QueryWriter {

    private final CatalogNames catalog;
    private final JsonSink sink;
    private final ExprWriter expressions;

    QueryWriter(CatalogNames catalog, JsonSink sink) {
        this.catalog = catalog;
        this.sink = sink;
        this.expressions = new ExprWriter(catalog, sink, this);
    }

    ExprWriter expressions() {
        return expressions;
    }

    /**
     * Writes a query.
     *
     * @param query the query
     * @param outer what the query around it offers; null if there is none
     */
    void write(QueryNode query, @Nullable Reach outer) throws IOException {
        Deque<QueryNode> steps = new ArrayDeque<>();
        for (QueryNode node = query; node != null; node = node.inputs().isEmpty() ? null : node.inputs().get(0)) {
            steps.addFirst(node);
        }
        sink.beginArray();
        int index = 0;
        for (QueryNode step : steps) {
            try {
                step(step, outer);
            } catch (Mismatch mismatch) {
                throw mismatch.within(index);
            }
            index++;
        }
        sink.endArray();
    }

    private void step(QueryNode step, @Nullable Reach outer) throws IOException {
        String word = word(step);
        sink.beginObject();
        sink.field(word);
        try {
            operand(step, outer);
        } catch (Mismatch mismatch) {
            throw mismatch.within(word);
        }
        sink.endObject();
    }

    private static String word(QueryNode step) {
        if (step instanceof JoinNode join) {
            return Words.JOINS.word(join.kind());
        } else if (step instanceof SetNode set) {
            return Words.SETS.word(set.kind());
        } else if (step instanceof SourceNode || step instanceof ResultNode) {
            return "from";
        } else if (step instanceof FilterNode) {
            return "where";
        } else if (step instanceof GroupNode) {
            return "groupBy";
        } else if (step instanceof ProjectNode) {
            return "select";
        } else if (step instanceof DistinctNode) {
            return "distinct";
        } else if (step instanceof OrderNode) {
            return "orderBy";
        } else if (step instanceof WindowNode) {
            return "window";
        }
        throw new Mismatch("a query that can be looked into", step instanceof OpaqueFilterNode
                ? "a call of filter(…), whose predicate is a Java function; write it as where(…)"
                : step instanceof OpaqueMapNode
                        ? "a call of map(…), which is a Java function; write it as select(…), perhaps of a UserFunction"
                : step.getClass().getSimpleName());
    }

    private void operand(QueryNode step, @Nullable Reach outer) throws IOException {
        if (step instanceof SourceNode source) {
            catalog.requireKnown(source.relation());
            sink.string(source.relation().name());
        } else if (step instanceof ResultNode result) {
            catalog.requireKnown(result.query());
            sink.beginObject();
            sink.field("live");
            sink.string(result.query().name());
            sink.endObject();
        } else if (step instanceof FilterNode filter) {
            expressions.write(filter.condition(), Reach.of(filter.input(), outer));
        } else if (step instanceof JoinNode join) {
            join(join, outer);
        } else if (step instanceof GroupNode group) {
            expressions.list(group.keys(), Reach.of(group.input(), outer));
        } else if (step instanceof ProjectNode project) {
            expressions.write(project.shape(), Reach.of(project.input(), outer));
        } else if (step instanceof DistinctNode) {
            sink.generator().writeBoolean(true);
        } else if (step instanceof SetNode set) {
            others(set.inputs().subList(1, set.inputs().size()), outer);
        } else if (step instanceof OrderNode order) {
            terms(order.terms(), Reach.of(order.input(), outer));
        } else if (step instanceof WindowNode window) {
            window(window.window());
        }
    }

    private void join(JoinNode join, @Nullable Reach outer) throws IOException {
        sink.beginObject();
        within("with", () -> write(join.right(), outer));
        within("on", () -> keys(join, outer));
        ExprNode residual = join.residual();
        if (residual != null) {
            within("matching", () -> expressions.write(residual, Reach.beside(join.left(), join.right(), outer)));
        }
        sink.endObject();
    }

    private void keys(JoinNode join, @Nullable Reach outer) throws IOException {
        Reach left = Reach.of(join.left(), outer);
        Reach right = Reach.of(join.right(), outer);
        sink.beginArray();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            try {
                sink.beginArray();
                expressions.write(join.leftKeys().get(i), left);
                expressions.write(join.rightKeys().get(i), right);
                sink.endArray();
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        sink.endArray();
    }

    private void others(List<QueryNode> queries, @Nullable Reach outer) throws IOException {
        sink.beginArray();
        for (int i = 0; i < queries.size(); i++) {
            try {
                write(queries.get(i), outer);
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        sink.endArray();
    }

    /** Writes the terms of an order, of rows or within an aggregate. */
    void terms(List<OrderTerm> terms, Reach reach) throws IOException {
        sink.beginArray();
        for (int i = 0; i < terms.size(); i++) {
            try {
                term(terms.get(i), reach);
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        sink.endArray();
    }

    private void term(OrderTerm term, Reach reach) throws IOException {
        sink.beginObject();
        within("by", () -> expressions.write(term.key(), reach));
        if (term.descending()) {
            sink.field("descending");
            sink.generator().writeBoolean(true);
        }
        if (term.nulls() != NullPlacement.FIRST) {
            sink.field("nulls");
            sink.string(Words.NULLS.word(term.nulls()));
        }
        Collation collation = term.collation();
        if (collation != null) {
            within("collation", () -> collation(collation));
        }
        sink.endObject();
    }

    private void collation(Collation collation) throws IOException {
        String tag = collation.locale().toLanguageTag();
        if (!Locale.forLanguageTag(tag).equals(collation.locale())) {
            throw new Mismatch("a locale that a language tag stands for", Excerpt.quote(collation.locale().toString()));
        }
        sink.beginObject();
        sink.field("locale");
        sink.string(tag);
        if (collation.strength() != Collation.Strength.TERTIARY) {
            sink.field("strength");
            sink.string(Words.STRENGTHS.word(collation.strength()));
        }
        sink.endObject();
    }

    private void window(Window window) throws IOException {
        sink.beginObject();
        if (window.offset() != 0) {
            sink.field("offset");
            sink.generator().writeNumber(window.offset());
        }
        if (window.limit() != Long.MAX_VALUE) {
            sink.field("limit");
            sink.generator().writeNumber(window.limit());
        }
        sink.endObject();
    }

    /** Writes a member. */
    private void within(String field, Member member) throws IOException {
        sink.field(field);
        try {
            member.write();
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }

    /** What stands in a member. */
    @FunctionalInterface
    private interface Member {

        void write() throws IOException;
    }
}
