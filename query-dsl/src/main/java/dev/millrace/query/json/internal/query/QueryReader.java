package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.QueryRef;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** Reads queries from trees. Used once, by one thread. */
final class QueryReader {

    private static final String STEPS = "an array of steps";

    private final CatalogNames catalog;
    private final ExprReader expressions;

    QueryReader(CatalogNames catalog, JsonSource source) {
        this.catalog = catalog;
        this.expressions = new ExprReader(catalog, source, this);
    }

    ExprReader expressions() {
        return expressions;
    }

    /**
     * Reads a query.
     *
     * @param node an array of steps
     * @param outer what the query around it offers; null if there is none
     */
    QueryNode read(JsonNode node, @Nullable Reach outer) throws IOException {
        int steps = Trees.array(node, STEPS).size();
        QueryNode query = null;
        for (int i = 0; i < steps; i++) {
            try {
                Members step = Members.of(node.get(i), "a step of a query", Words.STEPS).allow();
                query = within(step.word(), query, step.operand(), outer);
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        if (query == null) {
            throw new Mismatch("a query, which begins with a step \"from\"", "an array without steps");
        }
        return query;
    }

    private QueryNode within(String word, @Nullable QueryNode input, JsonNode operand, @Nullable Reach outer)
            throws IOException {
        if (word.equals("from") != (input == null)) {
            throw input == null ? new Mismatch("a first step \"from\"", Excerpt.quote(word)).within(word)
                    : new Mismatch("one step \"from\", the first", "another one").within(word);
        }
        try {
            return input == null ? source(operand) : step(word, input, operand, outer);
        } catch (Mismatch mismatch) {
            throw mismatch.within(word);
        }
    }

    private QueryNode source(JsonNode operand) {
        if (operand.isObject()) {
            return new ResultNode(live(operand));
        }
        RelationRef<?> relation = catalog.relation(Trees.text(operand, "the name of a relation, or {\"live\": name}"));
        return new SourceNode(relation);
    }

    private QueryRef<?> live(JsonNode operand) {
        if (operand.size() != 1 || !operand.has("live")) {
            throw new Mismatch("one field \"live\" with the name of a live query", Trees.found(operand));
        }
        try {
            return catalog.query(Trees.text(operand.get("live"), "the name of a live query"));
        } catch (Mismatch mismatch) {
            throw mismatch.within("live");
        }
    }

    private QueryNode step(String word, QueryNode input, JsonNode operand, @Nullable Reach outer) throws IOException {
        if (Words.JOINS.knows(word)) {
            return join(word, input, operand, outer);
        } else if (Words.SETS.knows(word)) {
            List<QueryNode> inputs = others(input, operand, outer);
            return Refusals.admit("a step", () -> new SetNode(Words.SETS.constant(word), inputs));
        }
        Reach reach = Reach.of(input, outer);
        return switch (word) {
            case "where" -> {
                ExprNode condition = expressions.read(operand, reach);
                yield Refusals.admit("a condition", () -> new FilterNode(input, condition));
            }
            case "groupBy" -> {
                List<ExprNode> keys = expressions.list(operand, reach);
                yield Refusals.admit("a step", () -> new GroupNode(input, keys));
            }
            case "select" -> {
                ExprNode shape = expressions.read(operand, reach);
                yield Refusals.admit("a step", () -> new ProjectNode(input, shape));
            }
            case "orderBy" -> {
                List<OrderTerm> terms = terms(operand, reach);
                yield Refusals.admit("an order", () -> new OrderNode(input, terms));
            }
            case "window" -> {
                Window window = window(operand);
                yield Refusals.admit("a step", () -> new WindowNode(input, window));
            }
            default -> distinct(input, operand);
        };
    }

    private static QueryNode distinct(QueryNode input, JsonNode operand) {
        if (!operand.isBoolean() || !operand.booleanValue()) {
            throw new Mismatch("true", Trees.found(operand));
        }
        return Refusals.admit("a step", () -> new DistinctNode(input));
    }

    private List<QueryNode> others(QueryNode first, JsonNode operand, @Nullable Reach outer) throws IOException {
        List<QueryNode> inputs = new ArrayList<>(List.of(first));
        for (JsonNode other : Trees.array(operand, "an array of queries")) {
            try {
                inputs.add(read(other, outer));
            } catch (Mismatch mismatch) {
                throw mismatch.within(inputs.size() - 1);
            }
        }
        return inputs;
    }

    private QueryNode join(String word, QueryNode left, JsonNode operand, @Nullable Reach outer) throws IOException {
        Members members = Members.plain(operand, "the other query and the keys of a join");
        members.allow("with", "on", "matching");
        JsonNode with = members.required("with", STEPS);
        QueryNode right;
        try {
            right = read(with, outer);
        } catch (Mismatch mismatch) {
            throw mismatch.within("with");
        }
        List<ExprNode> leftKeys = new ArrayList<>();
        List<ExprNode> rightKeys = new ArrayList<>();
        JsonNode on = members.required("on", "an array of pairs of keys");
        try {
            keys(on, Reach.of(left, outer), leftKeys, Reach.of(right, outer), rightKeys);
        } catch (Mismatch mismatch) {
            throw mismatch.within("on");
        }
        JsonNode matching = members.optional("matching");
        ExprNode residual = matching == null ? null
                : expressions.read("matching", matching, Reach.beside(left, right, outer));
        return Refusals.admit("a join", () -> new JoinNode(Words.JOINS.constant(word), left, right, leftKeys, rightKeys,
                residual));
    }

    private void keys(JsonNode on, Reach left, List<ExprNode> leftKeys, Reach right, List<ExprNode> rightKeys)
            throws IOException {
        for (JsonNode pair : Trees.array(on, "an array of pairs of keys")) {
            try {
                if (!pair.isArray() || pair.size() != 2) {
                    throw new Mismatch("an array of a left and a right key",
                            pair.isArray() ? "an array of " + pair.size() : Trees.found(pair));
                }
                ExprNode leftKey = expressions.read(0, pair.get(0), left);
                rightKeys.add(expressions.read(1, pair.get(1), right));
                leftKeys.add(leftKey);
            } catch (Mismatch mismatch) {
                throw mismatch.within(leftKeys.size());
            }
        }
    }

    /** Reads the terms of an order, of rows or within an aggregate. */
    List<OrderTerm> terms(JsonNode node, Reach reach) throws IOException {
        List<OrderTerm> terms = new ArrayList<>();
        for (JsonNode term : Trees.array(node, "an array of the terms of an order")) {
            try {
                terms.add(term(term, reach));
            } catch (Mismatch mismatch) {
                throw mismatch.within(terms.size());
            }
        }
        return terms;
    }

    private OrderTerm term(JsonNode node, Reach reach) throws IOException {
        Members members = Members.plain(node, "a term of an order").allow("by", "descending", "nulls", "collation");
        ExprNode key = expressions.read("by", members.required("by", "an expression"), reach);
        JsonNode descending = members.optional("descending");
        if (descending != null && !descending.isBoolean()) {
            throw new Mismatch("a boolean", Trees.found(descending)).within("descending");
        }
        NullPlacement placement = members.optional("nulls") == null ? NullPlacement.FIRST
                : members.constant("nulls", Words.NULLS, "the place of nulls");
        JsonNode collated = members.optional("collation");
        Collation collation = collated == null ? null : collation(collated);
        boolean isDescending = descending != null && descending.booleanValue();
        return Refusals.admit("a term", () -> new OrderTerm(key, isDescending, placement, collation));
    }

    private static Collation collation(JsonNode node) {
        try {
            Members members = Members.plain(node, "a collation").allow("locale", "strength");
            JsonNode tag = members.required("locale", "a language tag");
            return new Collation(locale(tag), members.optional("strength") == null ? Collation.Strength.TERTIARY
                    : members.constant("strength", Words.STRENGTHS, "the strength of a collation"));
        } catch (Mismatch mismatch) {
            throw mismatch.within("collation");
        }
    }

    private static Locale locale(JsonNode node) {
        String tag = node.isTextual() ? node.textValue() : "";
        Locale locale = Locale.forLanguageTag(tag);
        // What is no tag is cut off without a word.
        if (!locale.toLanguageTag().equalsIgnoreCase(tag)) {
            throw new Mismatch("a language tag such as \"de-AT\"", Trees.found(node)).within("locale");
        }
        return locale;
    }

    private static Window window(JsonNode node) {
        Members members = Members.plain(node, "an offset and a limit").allow("offset", "limit");
        return new Window(bound(members, "offset", 0), bound(members, "limit", Long.MAX_VALUE));
    }

    private static long bound(Members members, String name, long otherwise) {
        JsonNode bound = members.optional(name);
        try {
            return bound == null ? otherwise : Trees.count(bound, "a number of rows, from 0");
        } catch (Mismatch mismatch) {
            throw mismatch.within(name);
        }
    }
}
