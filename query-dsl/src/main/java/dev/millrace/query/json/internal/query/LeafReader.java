package dev.millrace.query.json.internal.query;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowMetadata;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.json.internal.text.Excerpt;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.value.Form;
import dev.millrace.query.json.internal.value.Forms;
import dev.millrace.query.json.internal.value.TaggedForm;

/** Reads the expressions that are made of no others. Used by one thread. */
final class LeafReader {

    private static final Form DURATION = Forms.scalar(Duration.class);

    private final CatalogNames catalog;
    private final JsonSource source;
    private final TaggedForm values;

    LeafReader(CatalogNames catalog, JsonSource source) {
        this.catalog = catalog;
        this.source = source;
        this.values = new TaggedForm(catalog.types(), Object.class);
    }

    /** A constant that stands for itself. */
    ExprNode plain(JsonNode node) throws IOException {
        if (node.isTextual() || node.isBoolean() || node.isInt()) {
            return new LiteralNode(Trees.present(value(values, node)));
        }
        throw new Mismatch("an expression", Trees.found(node)
                + "; a constant that is no string, boolean or int stands as {\"value\":…}, with its type");
    }

    ExprNode read(Members members, Reach reach) throws IOException {
        return switch (members.word()) {
            case "field" -> field(members.allow("lane"), reach);
            case "row" -> row(members.allow(), reach);
            case "metadata" -> metadata(members.allow("lane"), reach);
            case "key" -> key(members.allow(), reach);
            case "value" -> literal(members.allow("type"));
            case "param" -> param(members.allow("type"));
            case "now" -> now(members.allow());
            default -> throw new IllegalStateException("There is no reader of \"" + members.word() + "\"");
        };
    }

    private static FieldNode field(Members members, Reach reach) {
        String name = members.text("field", "the name of a component");
        int number = laneNumber(members);
        LaneType lane = lane(members, number, reach);
        RowType<?> rowType = lane.rowType();
        if (rowType == null) {
            throw new Mismatch("a component, of which a plain " + lane + " has none; its value is {\"row\":" + number
                    + "}", Excerpt.quote(name)).within("field");
        }
        return new FieldNode(number, within("field", () -> component(rowType, name)), lane.nullable());
    }

    private static RowNode row(Members members, Reach reach) {
        int number = members.index("row", "the number of a lane, from 0");
        return new RowNode(number, within("row", () -> reach.lane(number)));
    }

    private static MetadataNode metadata(Members members, Reach reach) {
        RowMetadata metadata = members.constant("metadata", Words.METADATA, "the name of metadata");
        int number = laneNumber(members);
        LaneType lane = lane(members, number, reach);
        RelationRef<?> relation = lane.relation();
        if (relation == null) {
            throw new Mismatch("metadata of the rows of a relation, as they are there",
                    "that of rows of type " + lane + ", which the query makes").within("metadata");
        }
        return new MetadataNode(number, relation, metadata, lane.nullable());
    }

    private static KeyNode key(Members members, Reach reach) {
        int index = members.index("key", "the number of a key, from 0");
        return within("key", () -> reach.key(index));
    }

    private LiteralNode literal(Members members) throws IOException {
        Object value;
        try {
            value = value(values, members.operand());
        } catch (Mismatch mismatch) {
            throw mismatch.within("value");
        }
        if (members.optional("type") == null) {
            if (value == null) {
                throw new Mismatch("the type that null is of", "nothing").within("type");
            }
            return new LiteralNode(value);
        }
        Class<?> type = type(members);
        if (value != null && !type.isInstance(value)) {
            throw new Mismatch("a value of type " + type.getSimpleName(),
                    "one of type " + value.getClass().getSimpleName()).within("value");
        }
        return new LiteralNode(value, type);
    }

    private ParamNode param(Members members) {
        String name = members.text("param", "the name of a parameter");
        Class<?> type = type(members);
        return Refusals.admit("a parameter", () -> new ParamNode(name, type));
    }

    private NowNode now(Members members) throws IOException {
        try {
            if (!members.operand().isTextual()) {
                throw new Mismatch(DURATION.expected(), Trees.found(members.operand()));
            }
            Duration resolution = (Duration) Trees.present(value(DURATION, members.operand()));
            return Refusals.admit("a resolution", () -> new NowNode(resolution));
        } catch (Mismatch mismatch) {
            throw mismatch.within("now");
        }
    }

    /** The type in the member of that name. */
    Class<?> type(Members members) {
        JsonNode node = members.required("type", "the name of a type");
        return within("type", () -> TypeNames.read(node, catalog.types()));
    }

    private @Nullable Object value(Form form, JsonNode node) throws IOException {
        try (TreeTraversingParser parser = new TreeTraversingParser(node)) {
            parser.nextToken();
            // The tree as a whole is no deeper than it may be.
            return form.readNullable(new JsonSource(parser, source.policies(), 0));
        }
    }

    private static int laneNumber(Members members) {
        return members.optional("lane") == null ? 0 : members.index("lane", "the number of a lane, from 0");
    }

    private static LaneType lane(Members members, int number, Reach reach) {
        return within(members.optional("lane") == null ? members.word() : "lane", () -> reach.lane(number));
    }

    /** A component by name. */
    static Component component(RowType<?> rowType, String name) {
        for (Component component : rowType.components()) {
            if (component.name().equals(name)) {
                return component;
            }
        }
        throw Trees.unknown(name, rowType.components().stream().map(Component::name).toList(),
                "a component of " + rowType.rowClass().getSimpleName());
    }

    /** What follows from a member, or what is wrong with it. */
    static <T> T within(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Mismatch mismatch) {
            throw mismatch.within(field);
        }
    }
}
