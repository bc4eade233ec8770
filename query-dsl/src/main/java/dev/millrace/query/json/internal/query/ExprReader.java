package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.UserFunction;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;

/** Reads expressions from trees. What follows from the rows that an expression speaks of comes from them. Used once, by one thread. */
final class ExprReader {

    private static final String EXPRESSION = "an expression";

    private final CatalogNames catalog;
    private final QueryReader queries;
    private final LeafReader leaves;

    ExprReader(CatalogNames catalog, JsonSource source, QueryReader queries) {
        this.catalog = catalog;
        this.queries = queries;
        this.leaves = new LeafReader(catalog, source);
    }

    ExprNode read(JsonNode node, Reach reach) throws IOException {
        return node.isObject() ? operator(Members.of(node, EXPRESSION, Words.EXPRESSIONS), reach)
                : leaves.plain(node);
    }

    /** Reads what stands in a member. */
    ExprNode read(String field, JsonNode node, Reach reach) throws IOException {
        try {
            return read(node, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }

    /** Reads what stands in an array. */
    ExprNode read(int index, JsonNode node, Reach reach) throws IOException {
        try {
            return read(node, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within(index);
        }
    }

    /** Reads an array of expressions. */
    List<ExprNode> list(JsonNode node, Reach reach) throws IOException {
        List<ExprNode> all = new ArrayList<>();
        for (JsonNode element : Trees.array(node, "an array of expressions")) {
            all.add(read(all.size(), element, reach));
        }
        return all;
    }

    private List<ExprNode> list(String field, JsonNode node, Reach reach) throws IOException {
        try {
            return list(node, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }

    private ExprNode operator(Members members, Reach reach) throws IOException {
        String word = members.word();
        if (Words.OPERATORS.knows(word)) {
            return call(Words.OPERATORS.constant(word), members.allow(), reach);
        } else if (Words.FUNCTIONS.knows(word)) {
            return function(Words.FUNCTIONS.constant(word), members.allow(), reach);
        }
        return switch (word) {
            case "call" -> userCall(members.allow("operands"), reach);
            case "aggregate" -> aggregate(members.allow("name", "of", "orderBy"), reach.below());
            case "subquery" -> subquery(members.allow("operand", "query"), reach);
            case "new" -> record(members.allow("with"), reach);
            case "map" -> map(members.allow(), reach);
            case "outer" -> outer(members.allow("expression"), reach);
            case "read" -> component(members.allow("of"), reach);
            default -> leaves.read(members, reach);
        };
    }

    private ExprNode call(Operator operator, Members members, Reach reach) throws IOException {
        JsonNode operand = members.operand();
        List<ExprNode> operands = list(members.word(), operand, reach);
        return Refusals.admit(EXPRESSION, () -> Chains.link(operator, operands));
    }

    private ExprNode function(ScalarFunction function, Members members, Reach reach) throws IOException {
        JsonNode operand = members.operand();
        List<ExprNode> operands = new ArrayList<>();
        try {
            for (JsonNode element : Trees.array(operand, "an array of expressions")) {
                operands.add(operand(function, operands.size(), element, reach));
            }
        } catch (Mismatch mismatch) {
            throw mismatch.within(members.word());
        }
        return Refusals.admit(EXPRESSION, () -> Chains.link(function, operands));
    }

    private ExprNode operand(ScalarFunction function, int index, JsonNode node, Reach reach) throws IOException {
        if (!CalendarNames.stand(function, index) || !node.isTextual()) {
            return read(index, node, reach);
        }
        try {
            return CalendarNames.read(function, node);
        } catch (Mismatch mismatch) {
            throw mismatch.within(index);
        }
    }

    private ExprNode userCall(Members members, Reach reach) throws IOException {
        String name = members.text("call", "the name of a function");
        UserFunction<?> function = LeafReader.within("call", () -> catalog.function(name));
        List<ExprNode> operands =
                list("operands", members.required("operands", "an array of expressions"), reach);
        return Refusals.admit(EXPRESSION, () -> new UserCallNode(function, operands));
    }

    private ExprNode aggregate(Members members, Reach below) throws IOException {
        AggregateFunction function = members.constant("aggregate", Words.AGGREGATES, "the name of an aggregate");
        UserAggregate<?, ?, ?> user = null;
        if (members.optional("name") != null) {
            String name = members.text("name", "the name of an aggregate");
            user = LeafReader.within("name", () -> catalog.aggregate(name));
        }
        JsonNode of = members.optional("of");
        List<ExprNode> operands = of == null ? List.of() : list("of", of, below);
        JsonNode orderBy = members.optional("orderBy");
        List<OrderTerm> order = orderBy == null ? List.of() : terms(orderBy, below);
        UserAggregate<?, ?, ?> defined = user;
        return Refusals.admit("an aggregate", () -> new AggregateNode(function, operands, order, defined));
    }

    private List<OrderTerm> terms(JsonNode node, Reach below) throws IOException {
        try {
            return queries.terms(node, below);
        } catch (Mismatch mismatch) {
            throw mismatch.within("orderBy");
        }
    }

    private ExprNode subquery(Members members, Reach reach) throws IOException {
        SubqueryForm form = members.constant("subquery", Words.SUBQUERIES, "what becomes of a subquery");
        JsonNode looked = members.optional("operand");
        ExprNode operand = looked == null ? null : read("operand", looked, reach);
        JsonNode node = members.required("query", "an array of steps");
        QueryNode query;
        try {
            query = queries.read(node, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within("query");
        }
        return Refusals.admit("a subquery", () -> new SubqueryNode(form, query, operand));
    }

    private ExprNode record(Members members, Reach reach) throws IOException {
        String name = members.text("new", "the name of a record");
        RowType<?> rowType = LeafReader.within("new", () -> catalog.types().record(name));
        JsonNode with = members.required("with", "an object of expressions");
        List<ExprNode> arguments;
        try {
            arguments = arguments(rowType, with, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within("with");
        }
        return Refusals.admit("a record", () -> new ConstructNode(rowType, arguments));
    }

    private List<ExprNode> arguments(RowType<?> rowType, JsonNode with, Reach reach) throws IOException {
        String[] names = rowType.components().stream().map(Component::name).toArray(String[]::new);
        Members values = Members.plain(with, "an object of expressions").allow(names);
        List<ExprNode> arguments = new ArrayList<>();
        for (String name : names) {
            arguments.add(read(name, values.required(name, "an expression for this component"), reach));
        }
        return arguments;
    }

    private ExprNode map(Members members, Reach reach) throws IOException {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        List<ExprNode> values = new ArrayList<>();
        try {
            for (JsonNode entry : Trees.array(members.operand(), "an array of components")) {
                try {
                    values.add(entry(entry, types, reach));
                } catch (Mismatch mismatch) {
                    throw mismatch.within(values.size());
                }
            }
        } catch (Mismatch mismatch) {
            throw mismatch.within("map");
        }
        return Refusals.admit("a map", () -> new ConstructNode(RowType.ofMap(types), values));
    }

    private ExprNode entry(JsonNode node, Map<String, Class<?>> types, Reach reach) throws IOException {
        Members entry = Members.plain(node, "a component of a map").allow("name", "value", "type");
        String name = entry.text("name", "the name of a component");
        ExprNode value = read("value", entry.required("value", EXPRESSION), reach);
        Class<?> type = entry.optional("type") == null ? value.type() : leaves.type(entry);
        if (types.put(name, type) != null) {
            throw new Mismatch("each name once", "a second " + Excerpt.quote(name)).within("name");
        }
        return value;
    }

    private ExprNode outer(Members members, Reach reach) throws IOException {
        int levels = members.index("outer", "the number of queries further out");
        Reach around = LeafReader.within("outer", () -> reach.around(levels));
        ExprNode expression = read("expression", members.required("expression", EXPRESSION), around);
        return Refusals.admit(EXPRESSION, () -> new OuterNode(levels, expression));
    }

    private ExprNode component(Members members, Reach reach) throws IOException {
        String name = members.text("read", "the name of a component");
        ExprNode record = read("of", members.required("of", EXPRESSION), reach);
        RowType<?> rowType = reach.rowType(record);
        if (rowType == null) {
            throw new Mismatch("a record", "an expression of type " + record.type().getSimpleName()).within("of");
        }
        Component component = LeafReader.within("read", () -> LeafReader.component(rowType, name));
        return Refusals.admit(EXPRESSION, () -> new ReadNode(record, component));
    }
}
