package dev.millrace.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.UserFunction;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.UserCallNode;

class UserFunctionCallTest {

    private static Outcome call(@Nullable String operand, Function<String, @Nullable String> body) {
        return Outcome.of(new UserCallNode(UserFunction.of("mine", String.class, String.class, body),
                List.of(new LiteralNode(operand, String.class))), "row");
    }

    @Test
    void call_ofAFunctionThatThrows_isAFailureWithWhatItThrew() {
        IllegalStateException thrown = new IllegalStateException("not today");
        AssertionError wrong = new AssertionError("never");

        assertThat(call("a", text -> {
            throw thrown;
        }).failures()).singleElement().satisfies(failure -> assertThat(failure.cause()).isSameAs(thrown));
        assertThat(call("a", text -> {
            throw wrong;
        }).failures()).singleElement().satisfies(failure -> assertThat(failure.cause()).isSameAs(wrong));
        assertThat(call("a", UserFunctionCallTest::endless).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.cause()).isInstanceOf(StackOverflowError.class));
    }

    private static String endless(String text) {
        return endless(text + "") + "a";
    }

    @Test
    void call_ofNull_doesNotReachTheFunction() {
        assertThat(call(null, text -> {
            throw new IllegalStateException("called with " + text);
        })).isEqualTo(new Outcome(null, List.of()));
    }

    @Test
    void call_ofAFunctionThatGivesNull_isNoFailure() {
        assertThat(call("a", text -> null)).isEqualTo(new Outcome(null, List.of()));
    }

    @Test
    void call_withoutMemory_isNotCaught() {
        assertThatThrownBy(() -> call("a", text -> {
            throw new OutOfMemoryError("pretended");
        })).isInstanceOf(OutOfMemoryError.class);
    }
}
