package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.UserAggregate;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FieldNode;

class UserGatheredTest {

    private static CheckedAccumulator of(UserAggregate<?, ?, ?> aggregate, String component) {
        return new CheckedAccumulator(new AggregateNode(AggregateFunction.USER,
                List.of(new FieldNode(0, Sample.component(component))), List.of(), aggregate));
    }

    @Test
    void result_whatWorks_isKeptCurrent() {
        of(UserAggregates.Range.INSTANCE, "small").gives(null).with(1, 3).gives(0).with(2, 7).with(3, 7).gives(4)
                .without(2).gives(4).without(3).gives(0).without(1).gives(null);
    }

    @Test
    void result_finishThrows_isNullUntilItDoesNot() {
        CheckedAccumulator range = of(UserAggregates.Range.INSTANCE, "small").with(1, Integer.MAX_VALUE).with(2, -1)
                .gives(null);
        assertThat(range.failures()).singleElement().isInstanceOf(ArithmeticException.class);

        range.with(3, 0).gives(null).without(2).gives(Integer.MAX_VALUE);
    }

    @Test
    void result_addThrows_isNullWhileTheValueIsIn() {
        CheckedAccumulator product = of(UserAggregates.Product.INSTANCE, "small").with(1, -1).gives(-1).with(2, 3)
                .gives(null);
        assertThat(product.failures()).singleElement().isInstanceOf(AssertionError.class);

        product.with(3, 7).gives(null).without(2).gives(null);
        assertThat(product.failures()).singleElement().isInstanceOf(StackOverflowError.class);

        product.without(3).gives(-1);
    }

    @Test
    void result_removeThrows_isGatheredAnew() {
        CheckedAccumulator product =
                of(UserAggregates.Product.INSTANCE, "small").with(1, -1).with(2, 0).with(3, 0).gives(0);

        product.without(2).gives(0).without(3).gives(-1);

        assertThat(product.failures()).isEmpty();
    }

    @Test
    void result_addSpoilsWhatWasGathered_isGatheredAnew() {
        of(UserAggregates.Letters.INSTANCE, "text").with(1, "ab").gives("ab").with(2, "c-d").gives(null).with(3, "e")
                .without(2).gives("abe").with(4, "").without(1).without(3).gives(null);
    }
}
