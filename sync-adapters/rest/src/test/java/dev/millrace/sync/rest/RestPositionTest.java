package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import dev.millrace.sync.api.Position;

class RestPositionTest {

    @Property(tries = 300)
    void of_isTheReverseOfToPosition(@ForAll String cursor, @ForAll String epoch,
            @ForAll @LongRange(min = 0) long sequence) {
        ServerToken token = new ServerToken(epoch, sequence);
        RestPosition.Since since = new RestPosition.Since(token);
        RestPosition.NextPage next = new RestPosition.NextPage(cursor.replaceAll("[\\ud800-\\udfff]", "?"), token);

        assertThat(RestPosition.of(since.toPosition())).isEqualTo(since);
        assertThat(RestPosition.of(next.toPosition())).isEqualTo(next);
        assertThat(since.toPosition().sequence()).isEqualTo(sequence);
        assertThat(next.toPosition().sequence()).isEqualTo(sequence);
        assertThat(since.toPosition().epoch()).isEqualTo(epoch);
        assertThat(next.toPosition().epoch()).isEqualTo(epoch);
    }

    @Example
    void of_null_isTheStart() {
        assertThat(RestPosition.of(null)).isEqualTo(new RestPosition.Start());
    }

    @Example
    void of_positionOfAnotherAdapter_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RestPosition.of(new Position(1, "0_0")));
        assertThatIllegalArgumentException().isThrownBy(() -> RestPosition.of(new Position(1, "page:no colon")));
        assertThatIllegalArgumentException().isThrownBy(() -> RestPosition.of(new Position(1, "since:")));
    }
}
