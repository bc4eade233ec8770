package dev.millrace.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void hasReached_withinAnEpoch_isDecidedBySequenceAlone() {
        Position seven = new Position(7, "abc:7");

        assertThat(seven.hasReached(new Position(6, "abc:6"))).isTrue();
        assertThat(seven.hasReached(new Position(7, "another name of the place"))).isTrue();
        assertThat(seven.hasReached(new Position(8, "abc:8"))).isFalse();
    }

    @Test
    void hasReached_aPlaceOfAnotherEpoch_isFalseWhateverTheSequence() {
        Position old = new Position("a", 5_000, "a:5000");
        Position renewed = new Position("b", 12, "b:12");

        assertThat(old.hasReached(renewed)).isFalse();
        assertThat(renewed.hasReached(old)).isFalse();
        assertThat(renewed.hasReached(new Position("b", 12, "another name of the place"))).isTrue();
        assertThat(renewed.isOfEpochOf(old)).isFalse();
        assertThat(new Position(7, "abc:7")).isEqualTo(new Position("", 7, "abc:7"));
    }

    @Test
    void constructor_negativeSequence_saysWhichOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(-3, "abc:-3"))
                .withMessageContaining("-3").withMessageContaining("abc:-3");
    }

    @Test
    @SuppressWarnings("NullAway") // what happens to callers that do not check
    void constructor_withoutToken_saysWhatToGive() {
        assertThatNullPointerException().isThrownBy(() -> new Position(1, null)).withMessageContaining("empty text");
    }

    @Test
    void toString_showsThePlaceAndTheToken() {
        assertThat(new Position(7, "abc:7")).hasToString("7 (abc:7)");
        assertThat(new Position("e", 7, "since:7")).hasToString("e:7 (since:7)");
    }
}
