package dev.millrace.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.sample.Choices;

class LanguageCaseTest {

    private static final int CASES = 2000;
    private static final int WISHED = 40;

    private static LanguageCase seeded(long seed, Palette palette, Set<String> wishes) {
        return LanguageCase.draw(Choices.seeded(seed), palette, wishes);
    }

    @Test
    void cases_areWellTypedAndHaveRows() {
        List<Integer> sources = new ArrayList<>();
        for (long seed = 0; seed < CASES; seed++) {
            LanguageCase drawn = seeded(seed, Palette.everything(), Set.of());
            if (!ReferenceEvaluator.evaluate(drawn.query(), drawn.given()).isEmpty()) {
                sources.add(drawn.tables().stream().mapToInt(table -> table.rows().size()).sum());
            }
        }

        assertThat(sources).hasSizeGreaterThan(CASES / 2);
        assertThat(sources.stream().sorted().skip(sources.size() / 2).findFirst().orElseThrow()).isGreaterThan(20);
    }

    @Test
    void wishes_comeTrueOftenEnough() {
        Map<String, Long> came = new TreeMap<>();
        for (String construct : Constructs.all()) {
            came.put(construct, LongStream.range(0, WISHED)
                    .filter(seed -> used(seed, Palette.everything(), Set.of(construct)).contains(construct)).count());
        }

        assertThat(came).allSatisfy((construct, times) -> assertThat(times).isGreaterThan(WISHED / 10));
    }

    @Test
    void palette_isKeptTo() {
        Set<String> missing = Set.of(Constructs.OPAQUE_MAP, Constructs.DISTINCT, "function LIKE",
                "aggregate MEDIAN", "join FULL", "set UNION", "subquery IN", Constructs.PARAMETER);
        Palette palette = Palette.everything().without(missing).withoutTypes(Set.of(byte[].class, Float.class));

        for (long seed = 0; seed < CASES; seed++) {
            LanguageCase drawn = seeded(seed, palette, missing);
            assertThat(Constructs.of(drawn.query())).doesNotContainAnyElementsOf(missing);
            assertThat(drawn.tables()).allSatisfy(table -> assertThat(table.relation().rowType().components())
                    .noneMatch(component -> component.type() == byte[].class || component.type() == Float.class));
        }
    }

    @Test
    void stacked_anyStepOnAnyOther_isWellTyped() {
        List<Step> steps = List.of(Step.values());
        int withRows = 0;
        for (int pair = 0; pair < steps.size() * steps.size(); pair++) {
            LanguageCase drawn = LanguageCase.stacked(Choices.seeded(pair), Palette.everything(),
                    List.of(steps.get(pair % steps.size()), steps.get(pair / steps.size())));
            withRows += ReferenceEvaluator.evaluate(drawn.query(), drawn.given()).isEmpty() ? 0 : 1;
        }

        assertThat(withRows).isGreaterThan(steps.size() * steps.size() / 2);
    }

    @Test
    void draw_oneSeed_isOneCase() {
        assertThat(seeded(7, Palette.everything(), Set.of()).query().toString())
                .isEqualTo(seeded(7, Palette.everything(), Set.of()).query().toString());
    }

    private static Set<String> used(long seed, Palette palette, Set<String> wishes) {
        return Constructs.of(seeded(seed, palette, wishes).query());
    }
}
