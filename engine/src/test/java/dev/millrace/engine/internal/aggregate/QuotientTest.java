package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;

class QuotientTest {

    @Property(tries = 300)
    void nearest_powersOfTwo_areWhatDecimalsRoundTo(@ForAll @Positive long dividend,
            @ForAll @IntRange(min = -1200, max = 1000) int exponent) {
        BigDecimal power = exponent < 0 ? BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)))
                : new BigDecimal(BigInteger.ONE.shiftLeft(exponent));

        assertThat(Quotient.nearest(0, dividend, exponent))
                .isEqualTo(Double.parseDouble(power.multiply(BigDecimal.valueOf(dividend)).toString()));
    }
}
