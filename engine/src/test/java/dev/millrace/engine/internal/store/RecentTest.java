package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Things that were made lately. */
class RecentTest {

    private record Name(String first, String last) {
    }

    private final Recent recent = new Recent();
    private int made;

    private String text(Object key) {
        return recent.of(key, String.class, () -> key + " " + made++);
    }

    @Test
    void of_equalKey_isTheSame() {
        String first = text(new Name("a", "b"));

        assertThat(text(new Name("a", "b"))).isSameAs(first);
        assertThat(text(new Name("a", "c"))).isNotEqualTo(first);
    }

    @Test
    void same_equalThing_isTheFirst() {
        Name first = new Name("a", "b");

        assertThat(recent.same(first)).isSameAs(first);
        assertThat(recent.same(new Name("a", "b"))).isSameAs(first);
    }

    @Test
    void of_manyOthers_keepsThoseInUse() {
        String often = text("often");
        text("once");

        for (int i = 0; i < 1_000; i++) {
            text(i);
            assertThat(text("often")).isSameAs(often);
        }

        assertThat(text("once")).isEqualTo("once 1002");
    }
}
