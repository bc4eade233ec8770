package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.UserAggregate;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.value.Form;
import dev.millrace.query.json.internal.value.Forms;
import dev.millrace.query.json.internal.value.TaggedForm;

/**
 * Writes expressions: a string, boolean or int as itself, everything else as an object with a member that says what it is. What
 * follows from the rows that an expression speaks of is checked instead of written. Used once, by one thread.
 */
final class ExprWriter {

    private static final Form DURATION = Forms.scalar(Duration.class);

    private final CatalogNames catalog;
    private final JsonSink sink;
    private final QueryWriter queries;
    private final TaggedForm values;

    ExprWriter(CatalogNames catalog, JsonSink sink, QueryWriter queries) {
        this.catalog = catalog;
        this.sink = sink;
        this.queries = queries;
        this.values = new TaggedForm(catalog.types(), Object.class);
    }

    void write(ExprNode node, Reach reach) throws IOException {
        if (node instanceof LiteralNode literal && isPlain(literal)) {
            values.writeNullable(literal.value(), sink);
        } else {
            sink.beginObject();
            members(node, reach);
            sink.endObject();
        }
    }

    /** Writes expressions as an array. */
    void list(List<ExprNode> nodes, Reach reach) throws IOException {
        sink.beginArray();
        for (int i = 0; i < nodes.size(); i++) {
            try {
                write(nodes.get(i), reach);
            } catch (Mismatch mismatch) {
                throw mismatch.within(i);
            }
        }
        sink.endArray();
    }

    private void members(ExprNode node, Reach reach) throws IOException {
        if (node instanceof CallNode call) {
            call(call, reach);
        } else if (node instanceof FunctionNode call) {
            function(call, reach);
        } else if (node instanceof FieldNode field) {
            field(field, reach);
        } else if (node instanceof RowNode row) {
            require(new RowNode(row.lane(), reach.lane(row.lane())).equals(row), "the row of its lane", row);
            number("row", row.lane());
        } else if (node instanceof MetadataNode metadata) {
            metadata(metadata, reach);
        } else if (node instanceof LiteralNode literal) {
            literal(literal);
        } else if (node instanceof ParamNode param) {
            text("param", param.name());
            sink.field("type");
            TypeNames.write(param.type(), catalog.types(), sink);
        } else if (node instanceof NowNode now) {
            sink.field("now");
            DURATION.write(now.resolution(), sink);
        } else if (node instanceof KeyNode key) {
            require(reach.key(key.index()).equals(key), "the key as the grouping has it", key);
            number("key", key.index());
        } else if (node instanceof ConstructNode made) {
            construct(made, reach);
        } else {
            nested(node, reach);
        }
    }

    private void nested(ExprNode node, Reach reach) throws IOException {
        if (node instanceof ReadNode read) {
            RowType<?> rowType = reach.rowType(read.record());
            require(rowType != null && rowType.components().contains(read.component()),
                    "a component of rows whose components are known", read);
            text("read", read.component().name());
            member("of", read.record(), reach);
        } else if (node instanceof UserCallNode call) {
            catalog.requireKnown(call.function());
            text("call", call.function().name());
            members("operands", call.operands(), reach);
        } else if (node instanceof AggregateNode aggregate) {
            aggregate(aggregate, reach.below());
        } else if (node instanceof SubqueryNode subquery) {
            subquery(subquery, reach);
        } else if (node instanceof OuterNode around) {
            number("outer", around.levels());
            member("expression", around.expression(), reach.around(around.levels()));
        } else {
            throw new Mismatch("an expression of a finished query",
                    "the reference " + Excerpt.quote(node.toString()) + " of a lambda that is still running");
        }
    }

    private void call(CallNode call, Reach reach) throws IOException {
        String word = Words.OPERATORS.word(call.operator());
        if (Chains.links(call.operator())) {
            members(word, Chains.operands(call), reach);
        } else {
            members(word, call.operands(), reach);
        }
    }

    private void function(FunctionNode call, Reach reach) throws IOException {
        String word = Words.FUNCTIONS.word(call.function());
        List<ExprNode> operands = Chains.operands(call);
        int last = operands.size() - 1;
        String calendar = CalendarNames.stand(call.function(), last) ? CalendarNames.name(operands.get(last)) : null;
        if (calendar == null) {
            if (Chains.links(call.function())) {
                members(word, operands, reach);
            } else {
                members(word, operands, reach);
            }
            return;
        }
        sink.field(word);
        sink.beginArray();
        for (int i = 0; i < last; i++) {
            try {
                write(operands.get(i), reach);
            } catch (Mismatch mismatch) {
                throw mismatch.within(i).within(word);
            }
        }
        sink.string(calendar);
        sink.endArray();
    }

    private void field(FieldNode field, Reach reach) throws IOException {
        LaneType lane = reach.lane(field.lane());
        RowType<?> rowType = lane.rowType();
        require(rowType != null && rowType.components().contains(field.component())
                && lane.nullable() == field.absent(), "a component of the rows in its lane", field);
        text("field", field.component().name());
        lane(field.lane());
    }

    private void metadata(MetadataNode node, Reach reach) throws IOException {
        LaneType lane = reach.lane(node.lane());
        require(node.relation().equals(lane.relation()) && lane.nullable() == node.absent(),
                "metadata of the relation in its lane", node);
        text("metadata", Words.METADATA.word(node.metadata()));
        lane(node.lane());
    }

    private void literal(LiteralNode literal) throws IOException {
        Object value = literal.value();
        require(value == null || literal.type().isInstance(value),
                "a constant of the type " + literal.type().getSimpleName(), literal);
        sink.field("value");
        try {
            values.writeNullable(value, sink);
        } catch (Mismatch mismatch) {
            throw mismatch.within("value");
        }
        if (value == null || literal.type() != new LiteralNode(value).type()) {
            sink.field("type");
            TypeNames.write(literal.type(), catalog.types(), sink);
        }
    }

    private static boolean isPlain(LiteralNode literal) {
        Object value = literal.value();
        return (value instanceof String || value instanceof Boolean || value instanceof Integer)
                && literal.type() == value.getClass();
    }

    private void construct(ConstructNode made, Reach reach) throws IOException {
        RowType<?> rowType = made.rowType();
        if (!rowType.rowClass().isRecord()) {
            sink.field("map");
            sink.beginArray();
            for (Component component : rowType.components()) {
                try {
                    entry(component, made.arguments().get(component.index()), reach);
                } catch (Mismatch mismatch) {
                    throw mismatch.within(component.index()).within("map");
                }
            }
            sink.endArray();
            return;
        }
        String name = catalog.types().name(rowType.rowClass());
        if (name == null) {
            throw new Mismatch("a record of the registry", rowType.rowClass().getName()).within("new");
        }
        text("new", name);
        sink.field("with");
        sink.beginObject();
        for (Component component : rowType.components()) {
            try {
                member(component.name(), made.arguments().get(component.index()), reach);
            } catch (Mismatch mismatch) {
                throw mismatch.within("with");
            }
        }
        sink.endObject();
    }

    private void entry(Component component, ExprNode value, Reach reach) throws IOException {
        sink.beginObject();
        text("name", component.name());
        member("value", value, reach);
        if (component.valueType() != value.type()) {
            sink.field("type");
            TypeNames.write(component.valueType(), catalog.types(), sink);
        }
        sink.endObject();
    }

    private void aggregate(AggregateNode aggregate, Reach below) throws IOException {
        text("aggregate", Words.AGGREGATES.word(aggregate.function()));
        UserAggregate<?, ?, ?> user = aggregate.user();
        if (user != null) {
            catalog.requireKnown(user);
            text("name", user.name());
        }
        if (!aggregate.operands().isEmpty()) {
            members("of", aggregate.operands(), below);
        }
        if (!aggregate.order().isEmpty()) {
            sink.field("orderBy");
            try {
                queries.terms(aggregate.order(), below);
            } catch (Mismatch mismatch) {
                throw mismatch.within("orderBy");
            }
        }
    }

    private void subquery(SubqueryNode subquery, Reach reach) throws IOException {
        text("subquery", Words.SUBQUERIES.word(subquery.form()));
        ExprNode operand = subquery.operand();
        if (operand != null) {
            member("operand", operand, reach);
        }
        sink.field("query");
        try {
            queries.write(subquery.query(), reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within("query");
        }
    }

    private void member(String field, ExprNode node, Reach reach) throws IOException {
        sink.field(field);
        try {
            write(node, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }

    private void members(String field, List<ExprNode> nodes, Reach reach) throws IOException {
        sink.field(field);
        try {
            list(nodes, reach);
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }

    private void text(String field, String value) throws IOException {
        sink.field(field);
        sink.string(value);
    }

    private void number(String field, int value) throws IOException {
        sink.field(field);
        sink.generator().writeNumber(value);
    }

    /** The lane, unless it is the first one. */
    private void lane(int lane) throws IOException {
        if (lane != 0) {
            number("lane", lane);
        }
    }

    /** What a reader would conclude must be so. */
    private static void require(boolean holds, String expected, ExprNode node) {
        if (!holds) {
            throw new Mismatch(expected, Excerpt.quote(node.toString()));
        }
    }
}
