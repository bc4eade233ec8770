package dev.millrace.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.language.Step;
import dev.millrace.testkit.sample.Choices;

/**
 * The random queries of histories. Successive seeds wish for each construct of the language in turn, and put each step on each other
 * one in turn.
 */
final class RandomCases {

    private static final Palette PALETTE = Palette.everything();
    private static final List<String> CONSTRUCTS = Constructs.all().stream().sorted().toList();
    private static final List<Step> STEPS = List.of(Step.values());

    private RandomCases() {
    }

    /** The case of a seed. */
    static LanguageCase of(long seed, Choices choices) {
        long half = Math.floorDiv(seed, 2L);
        return Math.floorMod(seed, 2L) == 0 ? LanguageCase.draw(choices, PALETTE, wishes(half, choices))
                : LanguageCase.stacked(choices, PALETTE, steps(half, choices));
    }

    private static Set<String> wishes(long number, Choices choices) {
        String wish = CONSTRUCTS.get((int) Math.floorMod(number, (long) CONSTRUCTS.size()));
        return new LinkedHashSet<>(List.of(wish, choices.from(CONSTRUCTS)));
    }

    /** Two steps whose turn it is to stand on each other, perhaps on others and with others on them. */
    private static List<Step> steps(long number, Choices choices) {
        int pair = (int) Math.floorMod(number, (long) STEPS.size() * STEPS.size());
        List<Step> steps = new ArrayList<>();
        if (choices.oneIn(2)) {
            // Windows have more ways than other steps when they stand over a relation.
            steps.add(choices.oneIn(2) ? Step.WINDOW : choices.from(STEPS));
        }
        steps.add(STEPS.get(pair % STEPS.size()));
        steps.add(STEPS.get(pair / STEPS.size()));
        if (choices.oneIn(3)) {
            steps.add(choices.from(STEPS));
        }
        return steps;
    }
}
