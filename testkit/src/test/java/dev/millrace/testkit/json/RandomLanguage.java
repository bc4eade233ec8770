package dev.millrace.testkit.json;

import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.json.Catalog;
import dev.millrace.testkit.sample.Card;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.Picky;
import dev.millrace.testkit.sample.RandomQuery;
import dev.millrace.testkit.sample.SampleSchema;
import dev.millrace.testkit.sample.Tidy;

/** A generator of queries, and what the names in them stand for. */
interface RandomLanguage {

    /** The queries over the sample schema. */
    RandomLanguage SAMPLES = new RandomLanguage() {

        @Override
        public Sample any(Choices choices) {
            RandomQuery query = RandomQuery.any(choices);
            return new Sample(query.query(), query.bindings());
        }

        @Override
        public Catalog catalog() {
            Catalog catalog = Catalog.of(SampleSchema.ITEMS, SampleSchema.OWNERS);
            for (Class<?> record : List.of(Card.class, Picky.class, Tidy.class, Compound.class,
                    Item.class, Owner.class)) {
                catalog = catalog.and(record);
            }
            return catalog;
        }
    };

    /**
     * A query that was generated.
     *
     * @param query the query
     * @param bindings values for its parameters
     */
    record Sample(Query<?> query, Bindings bindings) {
    }

    Sample any(Choices choices);

    Catalog catalog();
}
