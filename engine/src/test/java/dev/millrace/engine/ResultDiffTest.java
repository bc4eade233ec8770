package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity;

/** The difference of two states leads from the one to the other, and moves as few rows as can be. */
class ResultDiffTest {

    private static Identified<String> row(int identity, Random random) {
        return new Identified<>(new Identity.Of(identity), "row " + random.nextInt(3));
    }

    private static List<Identified<String>> anyState(int identities, Random random) {
        List<Identified<String>> rows = new ArrayList<>();
        for (int identity = 0; identity < identities; identity++) {
            if (random.nextInt(4) != 0) {
                rows.add(row(identity, random));
            }
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static RecordedChanges<String> between(List<Identified<String>> before, List<Identified<String>> after,
            boolean ordered) {
        RecordedChanges<String> changes = new RecordedChanges<>(ordered);
        ResultDiff.between(before, after, ordered, changes);
        return changes;
    }

    @Property
    void between_orderedStates_leadsFromOneToTheOther(@ForAll @IntRange(max = 12) int identities,
            @ForAll Random random) {
        List<Identified<String>> before = anyState(identities, random);
        List<Identified<String>> after = anyState(identities, random);

        RecordedChanges<String> changes = between(before, after, true);

        changes.checkAgainst(before, after);
    }

    @Property
    void between_unorderedStates_leadsFromOneToTheOther(@ForAll @IntRange(max = 12) int identities,
            @ForAll Random random) {
        List<Identified<String>> before = anyState(identities, random);
        List<Identified<String>> after = anyState(identities, random);

        RecordedChanges<String> changes = between(before, after, false);

        changes.checkAgainst(before, after);
        assertThat(changes.moved()).isZero();
    }

    @Property
    void between_orderedStates_movesAsFewAsCanBe(@ForAll @IntRange(max = 30) int identities, @ForAll Random random) {
        List<Identified<String>> before = anyState(identities, random);
        List<Identified<String>> after = anyState(identities, random);

        RecordedChanges<String> changes = between(before, after, true);

        List<Identity> old = before.stream().<Identity>map(Identified::identity).toList();
        int[] places =
                after.stream().mapToInt(row -> old.indexOf(row.identity())).filter(place -> place >= 0).toArray();
        assertThat(changes.moved()).isEqualTo(places.length - longestIncreasing(places));
    }

    /** In the plainest way: for each number the longest sequence that ends there. */
    private static int longestIncreasing(int[] numbers) {
        int[] longest = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int number = numbers[i];
            int end = i;
            longest[i] =
                    1 + IntStream.range(0, end).filter(j -> numbers[j] < number).map(j -> longest[j]).max().orElse(0);
        }
        return IntStream.of(longest).max().orElse(0);
    }

    @Test
    void between_sameStates_isNothing() {
        List<Identified<String>> rows = anyState(20, new Random(1));

        assertThat(between(rows, List.copyOf(rows), true).isEmpty()).isTrue();
    }
}
