package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which components may differ: told by straight code once a class has been compared often enough, and the same before. */
class MayDifferTest {

    private static final int OFTEN = 10_001;
    private static final RowType<Kinds> KINDS = RowType.of(Kinds.class);

    /** A component of each kind. */
    record Kinds(long id, int whole, short small, byte tiny, double real, float single, boolean truth, char letter,
            @Nullable String text, @Nullable Long boxed) {
    }

    /** A component that cannot be read where it is negative. */
    record Refusing(int number) {
        @Override
        public int number() {
            if (number < 0) {
                throw new IllegalStateException("negative");
            }
            return number;
        }
    }

    private static Kinds kinds(Random random) {
        return new Kinds(random.nextInt(2), random.nextInt(2), (short) random.nextInt(2), (byte) random.nextInt(2),
                List.of(0.0, -0.0, Double.NaN).get(random.nextInt(3)), random.nextInt(2), random.nextBoolean(),
                (char) ('a' + random.nextInt(2)), random.nextInt(3) == 0 ? null : new String("text"),
                random.nextInt(3) == 0 ? null : Long.valueOf(1000 + random.nextInt(2)));
    }

    @Test
    void mayDiffer_anyRows_namesAllThatDifferAndOfOthersObjectsAtMost() {
        Random random = new Random(1);

        for (int i = 0; i < 3 * OFTEN; i++) {
            Kinds before = kinds(random);
            Kinds after = kinds(random);
            long differing = KINDS.diff(before, after, -1L);
            long told = KINDS.mayDiffer(before, after);
            assertThat(told & differing).as("%s, %s", before, after).isEqualTo(differing);
            assertThat(told & ~differing & ~KINDS.objects()).as("%s, %s", before, after).isZero();
        }
    }

    @Test
    void mayDiffer_sameObjects_doNot() {
        String text = "text";
        Kinds before = new Kinds(1, 1, (short) 1, (byte) 1, Double.NaN, Float.NaN, true, 'a', text, null);
        Kinds after = new Kinds(1, 1, (short) 1, (byte) 1, Double.NaN, Float.NaN, true, 'a', text, null);

        for (int i = 0; i < OFTEN; i++) {
            assertThat(KINDS.mayDiffer(before, after)).isZero();
        }
        assertThat(KINDS.mayDiffer(before, before)).isZero();
    }

    @Test
    void mayDiffer_accessorThatThrows_saysWhichRecord() {
        RowType<Refusing> type = RowType.of(Refusing.class);
        for (int i = 0; i < OFTEN; i++) {
            assertThat(type.mayDiffer(new Refusing(1), new Refusing(2))).isEqualTo(1);
        }

        assertThatThrownBy(() -> type.mayDiffer(new Refusing(1), new Refusing(-1)))
                .hasMessageContaining("Refusing").hasRootCauseMessage("negative");
    }

    @Test
    void objects_ofARecord_areThoseThatAreNoPrimitives() {
        assertThat(KINDS.objects()).isEqualTo(KINDS.component("text").bit() | KINDS.component("boxed").bit());
    }
}
