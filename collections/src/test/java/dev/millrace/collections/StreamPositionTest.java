package dev.millrace.collections;

import static dev.millrace.collections.scripted.ScriptedSession.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Who waits for a position is forgotten when it no longer does. */
class StreamPositionTest {

    @Test
    void waitThatIsGivenUp_isForgotten() {
        StoreCore core = new StoreCore(Clock.systemUTC());
        StreamPosition position = new StreamPosition(core);

        position.whenReached(at(7)).subscribe().dispose();
        Disposable other = position.whenReached(at(8)).subscribe();

        assertThat(core.exclusive(position::waiting)).isEqualTo(1);
        other.dispose();
        assertThat(core.exclusive(position::waiting)).isZero();
    }
}
