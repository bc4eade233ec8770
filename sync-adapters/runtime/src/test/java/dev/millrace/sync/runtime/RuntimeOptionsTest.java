package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class RuntimeOptionsTest {

    @Test
    void defaults_areThoseOfTheDocumentation() {
        RuntimeOptions options = RuntimeOptions.defaults();

        assertThat(options.scheduler()).isSameAs(Schedulers.parallel());
        assertThat(options.firstBackoff()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.maxBackoff()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.writeTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void with_changesOnePartOnly() {
        RuntimeOptions options = RuntimeOptions.defaults();
        Random random = new Random(1);
        Duration hour = Duration.ofHours(1);

        RuntimeOptions changed = options.withScheduler(Schedulers.single()).withRandom(random)
                .withBackoff(Duration.ofMillis(1), hour).withRequestTimeout(hour).withWriteTimeout(hour);

        assertThat(changed)
                .isEqualTo(new RuntimeOptions(Schedulers.single(), random, Duration.ofMillis(1), hour, hour, hour));
        assertThat(options.withWriteTimeout(hour)).isEqualTo(new RuntimeOptions(options.scheduler(), options.random(),
                options.firstBackoff(), options.maxBackoff(), options.requestTimeout(), hour));
    }

    @Test
    void constructor_durationThatIsNotPositive_isNamed() {
        RuntimeOptions options = RuntimeOptions.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> options.withWriteTimeout(Duration.ZERO))
                .withMessageContaining("write timeout").withMessageContaining("PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRequestTimeout(Duration.ofSeconds(-1)))
                .withMessageContaining("request timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withBackoff(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageContaining("first back-off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("PT2S").withMessageContaining("PT1S");
    }
}
