package dev.millrace.testkit.json;

import java.util.List;
import java.util.Set;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.json.Catalog;
import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.sample.Card;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;
import dev.millrace.testkit.sample.RandomQuery;
import dev.millrace.testkit.sample.SampleSchema;
import dev.millrace.testkit.sample.Tidy;

/** A generator of queries, and of what the names in them stand for. */
@FunctionalInterface
interface RandomLanguage {

    /** Queries over the records of the sample schema. */
    RandomLanguage SAMPLES = choices -> {
        RandomQuery query = RandomQuery.any(choices);
        Catalog catalog = Catalog.of(SampleSchema.ITEMS, SampleSchema.OWNERS);
        for (Class<?> record : List.of(Card.class, Picky.class, Tidy.class, Compound.class, Item.class, Owner.class)) {
            catalog = catalog.and(record);
        }
        return new Sample(query.query().node(), query.bindings(), catalog);
    };

    /** All that has a JSON, over maps. */
    RandomLanguage EVERYTHING = choices -> {
        Set<String> opaque = Set.of(Constructs.OPAQUE_FILTER, Constructs.OPAQUE_MAP);
        LanguageCase drawn = LanguageCase.draw(choices, Palette.everything().without(opaque), Set.of());
        Catalog catalog = Catalog.EMPTY;
        for (LanguageCase.Table table : drawn.tables()) {
            catalog = catalog.and(table.relation());
        }
        return new Sample(drawn.query(), drawn.bindings(), new UsedNames(catalog).in(drawn.query(), drawn.bindings()));
    };

    /**
     * A query that was generated.
     *
     * @param query the query
     * @param bindings values for its parameters
     * @param catalog what the names in both stand for
     */
    record Sample(QueryNode query, Bindings bindings, Catalog catalog) {
    }

    Sample any(Choices choices);
}
