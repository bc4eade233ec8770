package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;

class TargetGateTest {

    private static final SyncBatch<Todo> BATCH = new SyncBatch<>(Page.Kind.SNAPSHOT, List.of(), Session.at(1));

    private final RecordingTarget target = new RecordingTarget();
    private final TargetGate<Todo> gate = new TargetGate<>(target);

    @AfterEach
    void promisesAreKept() {
        Hooks.resetOnErrorDropped();
        assertThat(target.violations).isEmpty();
    }

    @Test
    void status_equalToTheLast_isNotRepeated() {
        gate.status(SyncStatus.loading());
        gate.status(SyncStatus.retrying(1, "down", null));
        gate.status(SyncStatus.retrying(1, "down", null));
        gate.status(SyncStatus.retrying(2, "down", null));
        gate.status(SyncStatus.loading());

        assertThat(target.statuses).containsExactly(SyncStatus.loading(), SyncStatus.retrying(1, "down", null),
                SyncStatus.retrying(2, "down", null), SyncStatus.loading());
    }

    @Test
    void close_isTheLastThingThatIsTold() {
        gate.status(SyncStatus.live());
        gate.close();
        gate.close();
        gate.apply(BATCH);
        gate.refetching();
        gate.status(SyncStatus.loading());

        assertThat(target.statuses).containsExactly(SyncStatus.live(), SyncStatus.closed());
        assertThat(target.batches).isEmpty();
        assertThat(target.refetches).isZero();
    }

    @Test
    void close_withinACall_isToldAtItsEnd() {
        target.beforeApply = batch -> {
            gate.close();
            assertThat(target.statuses).isEmpty();
        };

        gate.apply(BATCH);

        assertThat(target.batches).containsExactly(BATCH);
        assertThat(target.statuses).containsExactly(SyncStatus.closed());
    }

    @Test
    void apply_refused_comesBackAndTheGateStaysOpen() {
        target.beforeApply = batch -> {
            throw new IllegalArgumentException("no");
        };

        assertThatIllegalArgumentException().isThrownBy(() -> gate.apply(BATCH)).withMessage("no");
        gate.status(SyncStatus.live());

        assertThat(target.statuses).containsExactly(SyncStatus.live());
    }

    @Test
    void statusThatThrows_isReportedToReactorsHook() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        IllegalStateException failure = new IllegalStateException("a target must not throw");
        target.beforeStatus = status -> {
            throw failure;
        };

        gate.status(SyncStatus.live());
        gate.close();

        assertThat(dropped).containsExactly(failure, failure);
    }
}
