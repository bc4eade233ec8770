package dev.millrace.testkit.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Join2;
import dev.millrace.query.Join3;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;
import dev.millrace.query.property.Prop;

/** Generates joins: on the right side's key, on other components, of a relation with itself. */
final class JoinGenerator {

    private static final RelationRef<Item> ITEMS = SampleSchema.ITEMS;
    private static final RelationRef<Owner> OWNERS = SampleSchema.OWNERS;

    private final Choices choices;

    JoinGenerator(Choices choices) {
        this.choices = choices;
    }

    /** Two sources joined, and what expressions over both can be made of. */
    record Pairs<A, B>(Join2<A, B> join, Scope scope) {
    }

    /** Three sources joined, and what expressions over all three can be made of. */
    record Triples<A, B, C>(Join3<A, B, C> join, Scope scope) {
    }

    Pairs<Item, ?> ofItems(Selection<Item> items, Scope scope) {
        return switch (choices.below(7)) {
            case 0, 1 -> new Pairs<>(items.join(OWNERS).on(Item::ref).equalTo(Owner::id), scope.beside(OWNERS));
            case 2 -> new Pairs<>(items.join(OWNERS).on(Item::group).equalTo(Owner::region), scope.beside(OWNERS));
            case 3 -> new Pairs<>(items.join(ITEMS).on(Item::parent).equalTo(Item::id), scope.beside(ITEMS));
            case 4 -> new Pairs<>(items.join(ITEMS).on(Item::group).equalTo(Item::group), scope.beside(ITEMS));
            case 5 -> new Pairs<>(items.join(ITEMS).on(Item::weight).equalTo(Item::weight), scope.beside(ITEMS));
            default -> new Pairs<>(items.join(ITEMS).on(Item::price).equalTo(Item::price), scope.beside(ITEMS));
        };
    }

    Pairs<Owner, ?> ofOwners(Selection<Owner> owners, Scope scope) {
        return switch (choices.below(4)) {
            case 0 -> new Pairs<>(owners.join(ITEMS).on(Owner::id).equalTo(Item::ref), scope.beside(ITEMS));
            case 1 -> new Pairs<>(owners.join(OWNERS).on(Owner::region).equalTo(Owner::id), scope.beside(OWNERS));
            case 2 -> new Pairs<>(owners.join(OWNERS).on(Owner::region).equalTo(Owner::region), scope.beside(OWNERS));
            default -> new Pairs<>(owners.join(ITEMS).on(Owner::level).equalTo(Item::score), scope.beside(ITEMS));
        };
    }

    Pairs<Card, ?> ofCards(Selection<Card> cards, Scope scope) {
        return switch (choices.below(3)) {
            case 0 -> new Pairs<>(cards.join(OWNERS).on(Card::text).equalTo(Owner::id), scope.beside(OWNERS));
            case 1 -> new Pairs<>(cards.join(ITEMS).on(Card::rank).equalTo(Item::id), scope.beside(ITEMS));
            default -> new Pairs<>(cards.join(ITEMS).on(Card::small).equalTo(Item::score), scope.beside(ITEMS));
        };
    }

    <A, B> Triples<A, B, ?> third(Pairs<A, B> pairs) {
        boolean longs = !pairs.scope().ofType(Long.class).isEmpty();
        return switch (choices.below(longs ? 6 : 4)) {
            case 0 -> third(pairs, String.class, OWNERS, Owner::id);
            case 1 -> third(pairs, String.class, OWNERS, Owner::region);
            case 2 -> third(pairs, String.class, ITEMS, Item::ref);
            case 3 -> third(pairs, Integer.class, OWNERS, Owner::level);
            case 4 -> third(pairs, Long.class, ITEMS, Item::id);
            default -> third(pairs, Long.class, ITEMS, Item::parent);
        };
    }

    private <A, B, C, K> Triples<A, B, C> third(Pairs<A, B> pairs, Class<K> type, RelationRef<C> right,
            Prop<C, ? extends @Nullable K> rightKey) {
        List<Term> keys = pairs.scope().ofType(type);
        PlainExpr<K> leftKey = new PlainExpr<>(choices.from(keys).node());
        return new Triples<>(pairs.join().join(right).on((a, b) -> leftKey).equalTo(rightKey),
                pairs.scope().beside(right));
    }
}
