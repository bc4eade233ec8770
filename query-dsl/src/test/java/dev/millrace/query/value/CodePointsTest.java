package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTest {
    private static final String GRINNING_FACE = "\ud83d\ude00";
    private static final String PRIVATE_USE = "\ue000";

    @Provide
    Arbitrary<String> strings() {
        return ValueArbitraries.strings();
    }

    @Property(tries = 3000)
    void compare_anyUnits_isTheOrderOfTheCodePoints(@ForAll("strings") String a, @ForAll("strings") String b) {
        int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

        assertThat(Integer.signum(CodePoints.compare(a, b))).isEqualTo(Integer.signum(expected));
    }

    @Test
    void compare_supplementaryAndPrivateUse_differsFromTheOrderOfUnits() {
        assertThat(GRINNING_FACE.compareTo(PRIVATE_USE)).isNegative();
        assertThat(Values.compare(GRINNING_FACE, PRIVATE_USE)).isPositive();
        assertThat(Values.compare("x" + GRINNING_FACE, "x\uffff")).isPositive();
        assertThat(Values.compare(GRINNING_FACE, "\ud83d" + PRIVATE_USE)).as("a lone surrogate").isPositive();
        assertThat(Values.compare("\ude00", PRIVATE_USE)).as("a lone surrogate").isNegative();
    }

    @ParameterizedTest
    @CsvSource({"'',a", "a,aa", "A,a", "a,b", "Z,a", "z,\u00e9", "e,\u00e9"})
    void compare_plainStrings_isAscending(String low, String high) {
        assertThat(Values.compare(low, high)).isNegative();
        assertThat(Values.compare(high, low)).isPositive();
    }
}
