package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

class RestAdapterWriteTest {

    /** A row with a key that has to be encoded, and with a number JSON may not have. */
    public record Reading(String sensor, double value) {
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UUID ID = UUID.fromString("6f2b4a1c-0000-4000-8000-000000000001");
    private static final RelationRef<Reading> READINGS = RelationRef.of("readings", Reading.class, Reading::sensor);

    private final TestServer server = new TestServer();
    private final RestPolling source = RestPolling.of(server.address("/flights"));
    private final FetchAdapter<Flight> adapter =
            (FetchAdapter<Flight>) source.version("version").adapter(Flight.RELATION);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void update_isAPatchOfWhatChangedAgainstTheConfirmedVersion() {
        server.json(200, "{\"item\":{},\"token\":\"e:12\"}");
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("delay", -12);
        changes.put("remark", null);
        changes.put("scheduled", LocalDateTime.parse("2001-01-01T07:00"));

        Receipt receipt = adapter.write(update(changes)).block(SOON);

        TestServer.Asked asked = server.lastAsked();
        assertThat(asked.method()).isEqualTo("PATCH");
        assertThat(asked.target()).isEqualTo("/flights/17");
        assertThat(asked.body())
                .isEqualTo("{\"version\":1,\"delay\":-12,\"remark\":null,\"scheduled\":\"2001-01-01T07:00\"}");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Idempotency-Key")).isEqualTo(ID.toString());
        assertThat(receipt).isEqualTo(Receipt.at(new RestPosition.Since(new ServerToken("e", 12)).toPosition()));
    }

    @Test
    void updateSentAgain_hasTheSameIdempotencyKey() {
        server.json(503, "{}");
        server.json(200, "{\"token\":\"e:12\"}");
        WriteRequest<Flight> update = update(Map.of("delay", 3));

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> adapter.write(update).block(SOON));
        adapter.write(update).block(SOON);

        assertThat(server.asked).hasSize(2).extracting(asked -> asked.header("Idempotency-Key"))
                .containsOnly(ID.toString());
    }

    @Test
    void updateWithoutVersionSetting_sendsNone() {
        server.json(200, "{\"token\":\"e:12\"}");

        source.adapter(Flight.RELATION).write(update(Map.of("delay", 3))).block(SOON);

        assertThat(server.lastAsked().body()).isEqualTo("{\"delay\":3}");
    }

    @Test
    void key_isEncodedInTheAddress() {
        server.json(200, "{\"token\":\"e:12\"}");

        readings().write(reading("a/b ü", 1.5)).block(SOON);

        assertThat(server.lastAsked().target()).isEqualTo("/flights/a%2Fb%20%C3%BC");
    }

    @Test
    void conflict_isARefusalWithWhatTheBackendHolds() {
        server.json(409, "{\"error\":\"Conflict\",\"message\":\"version 5 is newer\",\"serverVersion\":5,"
                + "\"serverData\":{\"id\":17,\"delay\":8}}");

        WriteRejectedException refusal = refused(update(Map.of("delay", 3)));

        assertThat(refusal).hasMessage("version 5 is newer");
        assertThat(refusal.code()).isEqualTo("Conflict");
        assertThat(refusal.details()).containsEntry("serverVersion", 5)
                .containsEntry("serverData", Map.of("id", 17, "delay", 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422})
    void statusThatRefuses_isFinal(int status) {
        server.json(status, "{\"error\":\"E\",\"message\":\"the reason\"}");
        server.answer(status, Map.of("Content-Type", "text/plain"), "plain words");

        assertThat(refused(update(Map.of("delay", 3)))).hasMessage("the reason")
                .extracting(WriteRejectedException::code)
                .isEqualTo("E");
        assertThat(refused(update(Map.of("delay", 3)))).hasMessageContaining("plain words")
                .hasMessageContaining("PATCH " + server.address("/flights/17"))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(String.valueOf(status));
                    assertThat(refusal.details()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({"408,TRANSIENT", "425,TRANSIENT", "429,TRANSIENT", "500,TRANSIENT", "503,TRANSIENT", "302,FATAL",
        "202,PROTOCOL",
        "204,PROTOCOL"})
    void statusThatDoesNotRefuse_isAFault(int status, SyncException.Kind kind) {
        server.answer(status, Map.of("Retry-After", "3"), "");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> adapter.write(update(Map.of("delay", 3))).block(SOON))
                .matches(fault -> fault.kind() == kind)
                .matches(fault -> fault.retryAfter().isPresent() == (kind == SyncException.Kind.TRANSIENT));
    }

    @Test
    void receiptWithoutToken_isMalformed() {
        server.json(200, "{\"item\":{}}");
        server.json(200, "{\"token\":\"twelve\"}");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> adapter.write(update(Map.of("delay", 3))).block(SOON))
                .withMessageContaining("expected a string, found nothing, at $.token");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> adapter.write(update(Map.of("delay", 3))).block(SOON))
                .withMessageContaining("at $.token: \"twelve\"");
    }

    @Test
    void receipt_namesTheEpochThatTheBackendAnsweredIn() {
        server.json(200, "{\"items\":[],\"deleted\":[],\"token\":\"e:5\",\"hasMore\":false}");
        server.json(200, "{\"token\":\"f:1\"}");
        Position reached = new RestPosition.Since(new ServerToken("e", 5)).toPosition();

        adapter.fetch(reached).block(SOON);
        Receipt receipt = adapter.write(update(Map.of("delay", 3))).block(SOON);

        assertThat(receipt).isEqualTo(Receipt.at(new Position("f", 1, "since:f:1")));
    }

    @Test
    void whatTheBackendHasNoRouteFor_isRefusedUnsent() {
        Flight row = Flight.of(17, 0);
        Mutation<Flight> update = new Mutation<>(Mutation.Kind.UPDATE, 17L, row, row, Map.of("delay", 3));
        Mutation<Flight> insert = new Mutation<>(Mutation.Kind.INSERT, 18L, null, row, Map.of("delay", 3));
        Mutation<Flight> delete = new Mutation<>(Mutation.Kind.DELETE, 18L, row, null, Map.of());

        assertThat(refused(new WriteRequest<>(ID, List.of(insert)))).hasMessageContaining("INSERT of key 18")
                .hasMessageContaining("PATCH only").extracting(WriteRejectedException::code).isEqualTo("unsupported");
        assertThat(refused(new WriteRequest<>(ID, List.of(delete)))).hasMessageContaining("DELETE of key 18");
        assertThat(refused(new WriteRequest<>(ID, List.of(update, delete)))).hasMessageContaining("2 rows");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void updateThatCannotBeSaid_isRefusedUnsent() {
        Flight row = Flight.of(17, 0);
        Mutation<Flight> unconfirmed = new Mutation<>(Mutation.Kind.UPDATE, 17L, null, row, Map.of("delay", 3));

        assertThat(refused(new WriteRequest<>(ID, List.of(unconfirmed)))).hasMessageContaining("has not confirmed");
        assertThat(refused(update(Map.of("version", 7L)))).hasMessageContaining("version")
                .hasMessageContaining("backend's");
        assertThatExceptionOfType(WriteRejectedException.class)
                .isThrownBy(() -> readings().write(reading("a", Double.NaN)).block(SOON))
                .withMessageContaining("value").withMessageContaining("NaN");
        assertThatExceptionOfType(WriteRejectedException.class)
                .isThrownBy(() -> readings().write(reading("..", 1)).block(SOON)).withMessageContaining("\"..\"");
        assertThat(server.asked).isEmpty();
    }

    private SyncAdapter<Reading> readings() {
        return source.adapter(READINGS);
    }

    private WriteRejectedException refused(WriteRequest<Flight> request) {
        return assertThatExceptionOfType(WriteRejectedException.class)
                .isThrownBy(() -> adapter.write(request).block(SOON)).actual();
    }

    private static WriteRequest<Flight> update(Map<String, @Nullable Object> changes) {
        Flight base = Flight.of(17, 0);
        Flight visible = new Flight(17, base.scheduled(), 3, "MDT", Flight.Status.SCHEDULED, null, 99);
        return new WriteRequest<>(ID,
                List.of(new Mutation<>(Mutation.Kind.UPDATE, 17L, base, visible, changes)));
    }

    private static WriteRequest<Reading> reading(String sensor, double value) {
        Reading row = new Reading(sensor, value);
        return new WriteRequest<>(ID,
                List.of(new Mutation<>(Mutation.Kind.UPDATE, sensor, row, row, Map.of("value", value))));
    }
}
