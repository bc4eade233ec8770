package dev.millrace.testkit.sample;

import java.util.List;

import dev.millrace.query.RelationRef;

/**
 * The relations of the sample schema.
 *
 * @since 0.1
 */
public final class SampleSchema {

    /** Items: some refer to an owner, some to another item. */
    public static final RelationRef<Item> ITEMS = RelationRef.of("items", Item.class, Item::id);

    /** Owners of items. */
    public static final RelationRef<Owner> OWNERS = RelationRef.of("owners", Owner.class, Owner::id);

    /** All relations. */
    public static final List<RelationRef<?>> RELATIONS = List.of(ITEMS, OWNERS);

    private SampleSchema() {
    }
}
