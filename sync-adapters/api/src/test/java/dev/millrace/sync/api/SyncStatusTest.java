package dev.millrace.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SyncStatusTest {

    @Test
    void statusesOfOneState_areEqual() {
        RuntimeException cause = new RuntimeException("down");

        assertThat(SyncStatus.retrying(2, "down", cause)).isEqualTo(SyncStatus.retrying(2, "down", cause))
                .isNotEqualTo(SyncStatus.retrying(3, "down", cause));
        assertThat(SyncStatus.live()).isEqualTo(new SyncStatus(SyncStatus.State.LIVE, 0, null, null));
    }

    @Test
    void factories_giveTheirState() {
        assertThat(SyncStatus.loading().state()).isEqualTo(SyncStatus.State.LOADING);
        assertThat(SyncStatus.live().state()).isEqualTo(SyncStatus.State.LIVE);
        assertThat(SyncStatus.retrying(1, "m", null).state()).isEqualTo(SyncStatus.State.RETRYING);
        assertThat(SyncStatus.stale(1, "m", null).state()).isEqualTo(SyncStatus.State.STALE);
        assertThat(SyncStatus.failed("m", null).state()).isEqualTo(SyncStatus.State.FAILED);
        assertThat(SyncStatus.closed().state()).isEqualTo(SyncStatus.State.CLOSED);
    }

    @Test
    void constructor_faultWithoutMessageOrHealthWithOne_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SyncStatus(SyncStatus.State.STALE, 1, null, null))
                .withMessageContaining("STALE must say what is wrong");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SyncStatus(SyncStatus.State.LIVE, 0, "hm", null))
                .withMessageContaining("hm");
        assertThatIllegalArgumentException().isThrownBy(() -> SyncStatus.retrying(-1, "m", null))
                .withMessageContaining("-1");
    }
}
