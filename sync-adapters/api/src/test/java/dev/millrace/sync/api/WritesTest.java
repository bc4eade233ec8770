package dev.millrace.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The values of which a write consists. */
class WritesTest {

    private static final UUID ID = UUID.fromString("6f2b4a1c-0000-4000-8000-000000000001");

    @Test
    void update_keepsNullValuesAndOrderOfItsOwnCopy() {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("title", null);
        changes.put("rank", 3);

        Mutation<String> update = new Mutation<>(Mutation.Kind.UPDATE, 1L, "before", "after", changes);
        changes.clear();

        assertThat(update.changes().keySet()).containsExactly("title", "rank");
        assertThat(update.changes()).containsEntry("title", null);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> update.changes().put("rank", 4));
    }

    @Test
    void mutation_ofUnconfirmedRow_hasNoBase() {
        assertThat(new Mutation<>(Mutation.Kind.UPDATE, 1L, null, "row", Map.of("rank", 3)).base()).isNull();
    }

    @Test
    void mutation_whosePartsDoNotFitItsKind_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mutation<>(Mutation.Kind.INSERT, 1L, null, null, Map.of("rank", 3)))
                .withMessageContaining("INSERT of key 1 needs the row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mutation<>(Mutation.Kind.UPDATE, 1L, "before", "after", Map.of()))
                .withMessageContaining("UPDATE of key 1 needs the components");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mutation<>(Mutation.Kind.DELETE, 1L, "before", "after", Map.of()))
                .withMessageContaining("leaves no row").withMessageContaining("after");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mutation<>(Mutation.Kind.DELETE, 1L, "before", null, Map.of("rank", 3)))
                .withMessageContaining("changes no components").withMessageContaining("rank");
    }

    @Test
    void request_empty_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteRequest<>(ID, List.of()))
                .withMessageContaining(ID.toString());
    }

    @Test
    void request_withOneKeyTwice_isRefused() {
        Mutation<String> first = new Mutation<>(Mutation.Kind.DELETE, 1L, "row", null, Map.of());
        Mutation<String> second = new Mutation<>(Mutation.Kind.INSERT, 1L, null, "row", Map.of("rank", 3));

        assertThatIllegalArgumentException().isThrownBy(() -> new WriteRequest<>(ID, List.of(first, second)))
                .withMessageContaining("key 1 twice");
    }

    @Test
    void receipt_isAtOnceOrAtAPosition() {
        assertThat(Receipt.now().position()).isNull();
        assertThat(Receipt.at(new Position(4, "t")).position()).isEqualTo(new Position(4, "t"));
    }

    @Test
    void adapter_withoutWrite_refusesAsReadOnly() {
        SyncAdapter<String> reader = new SyncAdapter<>() {
        };
        WriteRequest<String> request = new WriteRequest<>(ID,
                List.of(new Mutation<>(Mutation.Kind.DELETE, 1L, "row", null, Map.of())));

        assertThatExceptionOfType(WriteRejectedException.class).isThrownBy(() -> reader.write(request).block())
                .withMessageContaining("read only").withMessageContaining(ID.toString())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("read-only"));
    }

    @Test
    void rejection_copiesItsDetails() {
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("serverVersion", 5);
        details.put("serverData", null);

        WriteRejectedException refusal = new WriteRejectedException("Conflict", "somebody was faster", details);
        details.clear();

        assertThat(refusal.details()).containsEntry("serverVersion", 5).containsEntry("serverData", null);
        assertThat(new WriteRejectedException("Gone", "gone").details()).isEmpty();
    }
}
