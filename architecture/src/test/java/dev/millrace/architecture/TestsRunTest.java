package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

/** A test that may be left out proves nothing: none is disabled, none ends itself early. */
class TestsRunTest {

    private static final Set<String> WAYS_OUT = Set.of(
            "org.junit.jupiter.api.Disabled",
            "org.junit.jupiter.api.Assumptions",
            "org.assertj.core.api.Assumptions",
            "org.assertj.core.api.BDDAssumptions",
            "org.opentest4j.TestAbortedException",
            "net.jqwik.api.Disabled");

    @Test
    void tests_areNeverSkipped() {
        assertThat(House.TESTS.stream()).isNotEmpty();
        assertThat(House.uses(House.TESTS, use -> WAYS_OUT.contains(use.getTargetClass().getName())
                || use.getTargetClass().getPackageName().equals("org.junit.jupiter.api.condition")))
                .as("tests that may be skipped").isEmpty();
    }
}
