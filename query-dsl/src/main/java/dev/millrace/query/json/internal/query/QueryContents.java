package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.TreeReader;
import dev.millrace.query.json.internal.value.Form;
import dev.millrace.query.json.internal.value.TaggedForm;

/**
 * What stands in a document of the query language: its version, and a query, an expression or values of parameters.
 *
 * @param catalog what names stand for
 */
public record QueryContents(CatalogNames catalog) {

    /** The version of the language. */
    public static final int LANGUAGE = 1;

    private static final String VERSION = "millrace";
    private static final String QUERY = "query";
    private static final String RESULT = "result";
    private static final String EXPRESSION = "expression";
    private static final String BINDINGS = "bindings";
    private static final Words.Vocabulary<ResultRows> RESULTS =
            new Words.Vocabulary<>(ResultRows.values(), Words::camelCase);

    /**
     * A query that was read.
     *
     * @param node its steps
     * @param rows how many rows it gives
     */
    public record ReadQuery(QueryNode node, ResultRows rows) {

        public <R> Query<R> of(Class<R> rowClass) {
            LaneType lane = Refusals.admit("a query", node::lane);
            if (lane.type() != rowClass) {
                throw new Mismatch("a query of rows of " + rowClass.getName(), "one of rows of "
                        + lane.type().getName()).within(QUERY);
            }
            return rows.query(node);
        }

        public <R> Query<R> of(RowType<R> rowType) {
            LaneType lane = Refusals.admit("a query", node::lane);
            if (!rowType.equals(lane.rowType())) {
                throw new Mismatch("a query of rows of " + rowType, "one of rows of "
                        + (lane.rowType() == null ? lane : lane.rowType())).within(QUERY);
            }
            return rows.query(node);
        }
    }

    public void query(QueryNode query, ResultRows rows, JsonSink sink) throws IOException {
        begin(sink);
        if (rows != ResultRows.MANY) {
            rows.require(query);
            sink.field(RESULT);
            sink.string(RESULTS.word(rows));
        }
        sink.field(QUERY);
        try {
            new QueryWriter(catalog, sink).write(query, null);
        } catch (Mismatch mismatch) {
            throw mismatch.within(QUERY);
        }
        sink.endObject();
    }

    public ReadQuery query(JsonSource source) throws IOException {
        Members document = open(source, QUERY, RESULT);
        JsonNode steps = document.required(QUERY, "an array of steps");
        QueryNode node;
        try {
            node = new QueryReader(catalog, source).read(steps, null);
        } catch (Mismatch mismatch) {
            throw mismatch.within(QUERY);
        }
        ResultRows rows = document.optional(RESULT) == null ? ResultRows.MANY
                : document.constant(RESULT, RESULTS, "how many rows come out");
        try {
            rows.require(node);
        } catch (Mismatch mismatch) {
            throw mismatch.within(RESULT);
        }
        return new ReadQuery(node, rows);
    }

    public void expression(ExprNode expression, QueryNode over, JsonSink sink) throws IOException {
        begin(sink);
        sink.field(EXPRESSION);
        try {
            new QueryWriter(catalog, sink).expressions().write(expression, Reach.of(over, null));
        } catch (Mismatch mismatch) {
            throw mismatch.within(EXPRESSION);
        }
        sink.endObject();
    }

    public ExprNode expression(JsonSource source, QueryNode over) throws IOException {
        return expression(source, over, "an expression", read -> new ProjectNode(over, read));
    }

    public ExprNode condition(JsonSource source, QueryNode over) throws IOException {
        return expression(source, over, "a condition", read -> new FilterNode(over, read));
    }

    /** A step checks what an expression speaks of. */
    private ExprNode expression(JsonSource source, QueryNode over, String what,
            Function<ExprNode, QueryNode> step) throws IOException {
        Members document = open(source, EXPRESSION);
        JsonNode node = document.required(EXPRESSION, what);
        try {
            ExprNode read = new QueryReader(catalog, source).expressions().read(node, Reach.of(over, null));
            Refusals.admit(what, () -> step.apply(read));
            return read;
        } catch (Mismatch mismatch) {
            throw mismatch.within(EXPRESSION);
        }
    }

    public void bindings(Bindings bindings, JsonSink sink) throws IOException {
        Form values = new TaggedForm(catalog.types(), Object.class);
        begin(sink);
        sink.field(BINDINGS);
        sink.beginObject();
        for (String name : new TreeSet<>(bindings.names())) {
            try {
                sink.field(name);
                values.writeNullable(bindings.get(name), sink);
            } catch (Mismatch mismatch) {
                throw mismatch.within(name).within(BINDINGS);
            }
        }
        sink.endObject();
        sink.endObject();
    }

    public Bindings bindings(JsonSource source) throws IOException {
        Members document = open(source, BINDINGS);
        JsonNode all = document.required(BINDINGS, "an object of values");
        Form values = new TaggedForm(catalog.types(), Object.class);
        Bindings bindings = Bindings.NONE;
        try {
            if (!all.isObject()) {
                throw new Mismatch("an object of values", Trees.found(all));
            }
            for (Map.Entry<String, JsonNode> entry : all.properties()) {
                bindings = bindings.and(entry.getKey(), value(values, entry, source));
            }
        } catch (Mismatch mismatch) {
            throw mismatch.within(BINDINGS);
        }
        return bindings;
    }

    private static @Nullable Object value(Form values, Map.Entry<String, JsonNode> entry, JsonSource source)
            throws IOException {
        try (TreeTraversingParser parser = new TreeTraversingParser(entry.getValue())) {
            parser.nextToken();
            return values.readNullable(new JsonSource(parser, source.policies(), 0));
        } catch (Mismatch mismatch) {
            throw mismatch.within(entry.getKey());
        }
    }

    private static void begin(JsonSink sink) throws IOException {
        sink.beginObject();
        sink.field(VERSION);
        sink.generator().writeNumber(LANGUAGE);
    }

    private static Members open(JsonSource source, String... members) throws IOException {
        Members document = Members.plain(TreeReader.read(source), "a document of the query language");
        JsonNode version = document.required(VERSION, "the version of the language, " + LANGUAGE + ",");
        // Another version may have other members, so it comes first.
        if (!version.isInt() || version.intValue() != LANGUAGE) {
            throw new Mismatch("the version " + LANGUAGE + " of the language", Trees.found(version))
                    .within(VERSION);
        }
        List<String> allowed = new ArrayList<>(List.of(members));
        allowed.add(VERSION);
        return document.allow(allowed.toArray(String[]::new));
    }
}
