package dev.millrace.testkit.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.RelationRef;
import dev.millrace.testkit.sample.Choices;

/** A query in the making: what decides, what may be used, what is wished for, and what it has come to so far. */
final class Draft {

    final Choices choices;
    final Palette palette;
    final List<RelationRef<?>> relations;
    private final Set<String> wishes;
    private Bindings bindings = Bindings.NONE;

    Draft(Choices choices, Palette palette, List<RelationRef<?>> relations, Set<String> wishes) {
        this.choices = choices;
        this.palette = palette;
        this.relations = relations;
        this.wishes = new HashSet<>(wishes);
    }

    Bindings bindings() {
        return bindings;
    }

    /** The name of a new parameter of that value. */
    String bind(@Nullable Object value) {
        String name = "p" + bindings.names().size();
        bindings = bindings.and(name, value);
        return name;
    }

    /** Decides for a construct once in so many times; mostly, if it is wished for. */
    boolean takes(String construct, int times) {
        if (!palette.has(construct)) {
            return false;
        }
        boolean wished = wishes.contains(construct);
        return wished ? !choices.oneIn(4) : choices.oneIn(times);
    }

    /** A construct that is wished for is not, any more, once it is there: others get their chance. */
    void took(String construct) {
        if (wishes.contains(construct) && choices.oneIn(2)) {
            wishes.remove(construct);
        }
    }

    boolean wants(String construct) {
        return wishes.contains(construct) && palette.has(construct);
    }

    boolean wantsAny(List<String> constructs) {
        return constructs.stream().anyMatch(this::wants);
    }

    /** One of the alternatives that may be used, sooner one that is wished for; null if none may be. */
    @Nullable
    <T> T pick(List<T> alternatives, Function<T, String> name) {
        List<T> allowed = new ArrayList<>();
        List<T> wanted = new ArrayList<>();
        for (T alternative : alternatives) {
            if (palette.has(name.apply(alternative))) {
                allowed.add(alternative);
                if (wishes.contains(name.apply(alternative))) {
                    wanted.add(alternative);
                }
            }
        }
        if (allowed.isEmpty()) {
            return null;
        }
        T picked = !wanted.isEmpty() && !choices.oneIn(4) ? choices.from(wanted) : choices.from(allowed);
        took(name.apply(picked));
        return picked;
    }

    /** One of the alternatives once in so many times, mostly if one is wished for; null otherwise. */
    @Nullable
    <T> T takesAny(List<T> alternatives, Function<T, String> name, int times) {
        boolean wished = wantsAny(alternatives.stream().map(name).toList());
        return (wished ? !choices.oneIn(4) : choices.oneIn(times)) ? pick(alternatives, name) : null;
    }
}
