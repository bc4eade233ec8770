package dev.millrace.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Condition;
import dev.millrace.query.Query;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.json.internal.query.QueryContents;
import dev.millrace.query.json.internal.query.ResultRows;

/**
 * Reads and writes queries, single expressions and values of parameters as JSON. What is read is equal to what was written. A query is
 * an object with the version of the language and an array of steps, each an object with the name of an operator:
 *
 * <pre>{@code
 * {"millrace":1,"query":[
 *   {"from":"todos"},
 *   {"where":{"eq":[{"field":"done"},false]}},
 *   {"orderBy":[{"by":{"field":"rank"},"descending":true}]},
 *   {"window":{"limit":20}}]}
 * }</pre>
 *
 * <p>The page {@code docs/query-json.md} has an example of each operator. Names of relations, types and users' functions are looked up
 * in a {@link Catalog} alone. What follows from the rows that an expression speaks of, such as the type of a component, is not written.
 * Calls of {@code filter} and {@code map}, whose Java functions nobody can look into, are refused. A document may not be deeper or
 * longer than the {@link JsonLimits}, and at most 125 steps and 250 expressions stand in one another, as in any query.
 *
 * <p>Immutable and thread-safe; equal to another of the same catalog and limits.
 */
public final class QueryCodec {

    /** The version of the language that is written and read. */
    public static final int VERSION = QueryContents.LANGUAGE;

    private final Catalog catalog;
    private final JsonLimits limits;
    private final Documents documents;
    private final QueryContents contents;

    private QueryCodec(Catalog catalog, JsonLimits limits) {
        this.catalog = catalog;
        this.limits = limits;
        this.documents = new Documents(CodecSettings.STRICT.with(limits));
        this.contents = new QueryContents(catalog.names());
    }

    /**
     * A codec of queries over the relations and types of a catalog.
     *
     * @param catalog what names stand for
     * @return the codec
     */
    public static QueryCodec of(Catalog catalog) {
        return new QueryCodec(catalog, JsonLimits.DEFAULT);
    }

    /**
     * This codec with other limits.
     *
     * @param limits what to refuse; {@link JsonLimits#DEFAULT} unless set
     * @return a changed codec
     */
    public QueryCodec with(JsonLimits limits) {
        return new QueryCodec(catalog, limits);
    }

    /**
     * Writes a query as a tree.
     *
     * @param query a query
     * @return its document
     * @throws JsonCodecException if it calls {@code filter} or {@code map}, names what is not in the catalog, or is beyond a limit
     */
    public JsonNode encode(QueryNode query) {
        return documents.tree(sink -> contents.query(query, ResultRows.MANY, sink));
    }

    /**
     * Writes a query as text.
     *
     * @param query a query
     * @return its document
     * @throws JsonCodecException as {@link #encode(QueryNode)}
     */
    public String encodeToString(QueryNode query) {
        return documents.text(sink -> contents.query(query, ResultRows.MANY, sink));
    }

    /**
     * Writes a query as a tree. Unlike its node alone it comes back as one of a single row if it is such.
     *
     * @param query a query
     * @return its document
     * @throws JsonCodecException as {@link #encode(QueryNode)}
     */
    public JsonNode encode(Query<?> query) {
        return documents.tree(sink -> contents.query(query.node(), ResultRows.of(query), sink));
    }

    /**
     * Writes a query as text. Unlike its node alone it comes back as one of a single row if it is such.
     *
     * @param query a query
     * @return its document
     * @throws JsonCodecException as {@link #encode(QueryNode)}
     */
    public String encodeToString(Query<?> query) {
        return documents.text(sink -> contents.query(query.node(), ResultRows.of(query), sink));
    }

    /**
     * Reads a query from a tree.
     *
     * @param tree a document of a query
     * @return the query
     * @throws JsonCodecException if it is none, names what is not in the catalog, or the language refuses it
     */
    public QueryNode decode(JsonNode tree) {
        return documents.read(tree, source -> contents.query(source).node());
    }

    /**
     * Reads a query from text.
     *
     * @param text a document of a query
     * @return the query
     * @throws JsonCodecException as {@link #decode(JsonNode)}
     */
    public QueryNode decode(String text) {
        return documents.read(text, source -> contents.query(source).node());
    }

    /**
     * Reads a query of rows of a class from a tree.
     *
     * @param <R> the class of the rows
     * @param tree a document of a query
     * @param rowClass the class of the rows, or of plain values
     * @return the query: ordered if it has an order, of a single row if it was written as such
     * @throws JsonCodecException as {@link #decode(JsonNode)}, and if its rows are of another class
     */
    public <R> Query<R> decode(JsonNode tree, Class<R> rowClass) {
        return documents.read(tree, source -> contents.query(source).of(rowClass));
    }

    /**
     * Reads a query of rows of a class from text.
     *
     * @param <R> the class of the rows
     * @param text a document of a query
     * @param rowClass the class of the rows, or of plain values
     * @return the query: ordered if it has an order, of a single row if it was written as such
     * @throws JsonCodecException as {@link #decode(JsonNode)}, and if its rows are of another class
     */
    public <R> Query<R> decode(String text, Class<R> rowClass) {
        return documents.read(text, source -> contents.query(source).of(rowClass));
    }

    /**
     * Reads a query of rows of a type from a tree, which may be maps.
     *
     * @param <R> the class of the rows
     * @param tree a document of a query
     * @param rowType the type of the rows
     * @return the query: ordered if it has an order, of a single row if it was written as such
     * @throws JsonCodecException as {@link #decode(JsonNode)}, and if its rows are of another type
     */
    public <R> Query<R> decode(JsonNode tree, RowType<R> rowType) {
        return documents.read(tree, source -> contents.query(source).of(rowType));
    }

    /**
     * Reads a query of rows of a type from text, which may be maps.
     *
     * @param <R> the class of the rows
     * @param text a document of a query
     * @param rowType the type of the rows
     * @return the query: ordered if it has an order, of a single row if it was written as such
     * @throws JsonCodecException as {@link #decode(JsonNode)}, and if its rows are of another type
     */
    public <R> Query<R> decode(String text, RowType<R> rowType) {
        return documents.read(text, source -> contents.query(source).of(rowType));
    }

    /**
     * Writes an expression as a tree.
     *
     * @param expression an expression over the rows of a query
     * @param over the query, which is not written
     * @return its document
     * @throws JsonCodecException if it speaks of other rows, or as {@link #encode(QueryNode)}
     */
    public JsonNode encode(ExprNode expression, QueryNode over) {
        return documents.tree(sink -> contents.expression(expression, over, sink));
    }

    /**
     * Writes an expression as text.
     *
     * @param expression an expression over the rows of a query
     * @param over the query, which is not written
     * @return its document
     * @throws JsonCodecException as {@link #encode(ExprNode, QueryNode)}
     */
    public String encodeToString(ExprNode expression, QueryNode over) {
        return documents.text(sink -> contents.expression(expression, over, sink));
    }

    /**
     * Reads an expression from a tree.
     *
     * @param tree a document of an expression
     * @param over the query over whose rows it is, or over whose groups
     * @return the expression
     * @throws JsonCodecException if it is none over these rows
     */
    public ExprNode decodeExpression(JsonNode tree, QueryNode over) {
        return documents.read(tree, source -> contents.expression(source, over));
    }

    /**
     * Reads an expression from text.
     *
     * @param text a document of an expression
     * @param over the query over whose rows it is, or over whose groups
     * @return the expression
     * @throws JsonCodecException if it is none over these rows
     */
    public ExprNode decodeExpression(String text, QueryNode over) {
        return documents.read(text, source -> contents.expression(source, over));
    }

    /**
     * Reads a condition from a tree.
     *
     * @param tree a document of an expression
     * @param over the query over whose rows it is, or over whose groups
     * @return the condition
     * @throws JsonCodecException if it is none over these rows
     */
    public Condition decodeCondition(JsonNode tree, QueryNode over) {
        return documents.read(tree, source -> new Condition(contents.condition(source, over)));
    }

    /**
     * Reads a condition from text.
     *
     * @param text a document of an expression
     * @param over the query over whose rows it is, or over whose groups
     * @return the condition
     * @throws JsonCodecException if it is none over these rows
     */
    public Condition decodeCondition(String text, QueryNode over) {
        return documents.read(text, source -> new Condition(contents.condition(source, over)));
    }

    /**
     * Writes values of parameters as a tree.
     *
     * @param bindings the values by name
     * @return their document
     * @throws JsonCodecException if one is outside the domain or of a type that is not in the catalog, or beyond a limit
     */
    public JsonNode encode(Bindings bindings) {
        return documents.tree(sink -> contents.bindings(bindings, sink));
    }

    /**
     * Writes values of parameters as text.
     *
     * @param bindings the values by name
     * @return their document
     * @throws JsonCodecException as {@link #encode(Bindings)}
     */
    public String encodeToString(Bindings bindings) {
        return documents.text(sink -> contents.bindings(bindings, sink));
    }

    /**
     * Reads values of parameters from a tree. Whether they fit a query is seen when it is opened with them.
     *
     * @param tree a document of values of parameters
     * @return the values by name
     * @throws JsonCodecException if it is none
     */
    public Bindings decodeBindings(JsonNode tree) {
        return documents.read(tree, contents::bindings);
    }

    /**
     * Reads values of parameters from text. Whether they fit a query is seen when it is opened with them.
     *
     * @param text a document of values of parameters
     * @return the values by name
     * @throws JsonCodecException if it is none
     */
    public Bindings decodeBindings(String text) {
        return documents.read(text, contents::bindings);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueryCodec that && catalog.equals(that.catalog) && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return 31 * catalog.hashCode() + limits.hashCode();
    }

    @Override
    public String toString() {
        return "QueryCodec of " + catalog;
    }
}
