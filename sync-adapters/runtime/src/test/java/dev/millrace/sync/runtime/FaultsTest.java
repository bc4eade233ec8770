package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;

import dev.millrace.sync.api.SyncException;

class FaultsTest {

    @Test
    void of_syncException_isTakenAsItIs() {
        SyncException fault = SyncException.reset("gone");

        assertThat(Faults.of(fault)).isSameAs(fault);
        assertThat(Faults.of(new CompletionException(new ExecutionException(fault)))).isSameAs(fault);
        assertThat(Faults.of(Exceptions.propagate(new ExecutionException(fault)))).isSameAs(fault);
    }

    @Test
    void of_otherException_passes() {
        IOException refused = new IOException("connection refused");

        assertThat(Faults.of(new CompletionException(refused))).hasCause(refused)
                .hasMessageContaining("connection refused")
                .extracting(SyncException::kind).isEqualTo(SyncException.Kind.TRANSIENT);
        assertThat(Faults.of(new TimeoutException("5 s"))).hasMessageContaining("in time")
                .extracting(SyncException::kind).isEqualTo(SyncException.Kind.TRANSIENT);
    }

    @Test
    void of_error_isFatal() {
        assertThat(Faults.of(new AssertionError("broken")).kind()).isEqualTo(SyncException.Kind.FATAL);
        assertThat(Faults.of(new CompletionException(new NoClassDefFoundError("x"))).kind())
                .isEqualTo(SyncException.Kind.FATAL);
    }

    @Test
    void unwrap_wrapperWithoutContent_isItself() {
        CompletionException empty = new CompletionException("nothing in it", null);

        assertThat(Faults.unwrap(empty)).isSameAs(empty);
    }

    @Test
    void message_missing_isTheExceptionsName() {
        assertThat(Faults.message(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(Faults.message(new IllegalStateException("m"))).isEqualTo("m");
    }
}
