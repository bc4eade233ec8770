package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonStringsTest {

    @Test
    void arrays_areReadWithEscapesAndNulls() {
        assertThat(JsonStrings.parse(" [ \"a\\\"b\\\\c\\n\" , null, \"\\ud83d\\ude00\\u00e9\", \"\" ]"))
                .containsExactly("a\"b\\c\n", null, "\uD83D\uDE00\u00E9", "");
        assertThat(JsonStrings.parse("[]")).isEmpty();
    }

    @Test
    void arrays_inStringsStayText() {
        assertThat(JsonStrings.parse("[\"[\\\"1\\\",null]\"]")).containsExactly("[\"1\",null]");
    }

    @Test
    void otherText_isRefusedWithItsPosition() {
        assertThatThrownBy(() -> JsonStrings.parse("[1]")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 1").hasMessageContaining("[1]");
        assertThatThrownBy(() -> JsonStrings.parse("[\"a\"")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more text");
    }
}
