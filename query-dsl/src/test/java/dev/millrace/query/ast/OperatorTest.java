package dev.millrace.query.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class OperatorTest {

    @Test
    void turned_aComparison_holdsWhereItDidWithTheOperandsInEachOthersPlace() {
        Arrays.stream(Operator.values()).filter(Operator::isComparison).forEach(operator -> {
            for (int comparison = -1; comparison <= 1; comparison++) {
                assertThat(operator.turned().holds(-comparison)).as("%s %s", operator, comparison)
                        .isEqualTo(operator.holds(comparison));
            }
        });
    }

    @Test
    void turned_noComparison_isRefused() {
        assertThatThrownBy(Operator.AND::turned).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AND");
    }
}
