package dev.millrace.sync.rest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.json.JsonCodecException;
import dev.millrace.query.json.RowCodec;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncException;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/**
 * Asks a REST backend for pages and tells it of updates. Thread-safe; what it remembers between requests only saves
 * work.
 *
 * @param <R> the row type
 */
final class RestAdapter<R> implements FetchAdapter<R> {

    /** An answer without news: while its tag is good there is none. */
    private record Quiet(ServerToken token, String tag) {
    }

    private final RestSettings settings;
    private final Exchange exchange;
    private final PageReader<R> pages;
    private final PatchWriter<R> patches;
    private final AtomicReference<@Nullable Quiet> quiet = new AtomicReference<>();

    RestAdapter(RestSettings settings, RelationRef<R> relation, RowCodec<R> rows, @Nullable Component version) {
        this.settings = settings;
        this.exchange = new Exchange(settings);
        this.pages = new PageReader<>(relation, rows);
        this.patches = new PatchWriter<>(relation, rows, version);
    }

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public Mono<Page<R>> fetch(@Nullable Position position) {
        return Mono.defer(() -> {
            RestPosition asked = decode(position);
            URI address = settings.endpoint().page(asked, settings.pageSize());
            HttpRequest.Builder request = exchange.request(address).GET();
            Quiet known = quietAt(asked);
            if (known != null) {
                request.header("If-None-Match", known.tag());
            }
            return exchange.send(request.build())
                    .map(response -> read(Answer.of(response), asked, known == null ? null : position));
        });
    }

    @Override
    public Mono<Receipt> write(WriteRequest<R> request) {
        return Mono.defer(() -> {
            Mutation<R> update = patches.only(request);
            byte[] body = patches.body(update);
            HttpRequest patch = exchange.request(row(update))
                    .method("PATCH", BodyPublishers.ofByteArray(body))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", request.id().toString())
                    .build();
            return exchange.send(patch).map(this::receipt);
        });
    }

    private RestPosition decode(@Nullable Position position) {
        try {
            return RestPosition.of(position);
        } catch (IllegalArgumentException e) {
            throw SyncException.reset("Position " + position + " cannot be asked for: " + e.getMessage());
        }
    }

    private URI row(Mutation<R> update) {
        try {
            return settings.endpoint().row(patches.key(update));
        } catch (IllegalArgumentException e) {
            throw new WriteRejectedException(PatchWriter.UNSUPPORTED, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Quiet quietAt(RestPosition asked) {
        Quiet last = quiet.get();
        return last != null && asked instanceof RestPosition.Since since && since.token().equals(last.token()) ? last
                : null;
    }

    /**
     * Reads a page.
     *
     * @param unchanged where the stream stands if the answer is that nothing has changed; null if that was not asked
     */
    private Page<R> read(Answer answer, RestPosition asked, @Nullable Position unchanged) {
        if (answer.status() == 304 && unchanged != null) {
            return Page.changes(List.of(), unchanged, false);
        }
        if (answer.status() != 200) {
            throw answer.unusable();
        }
        JsonNode root = answer.json();
        try {
            if (asked instanceof RestPosition.Since since) {
                Page<R> page = pages.changes(root, since.token());
                remember(page, since, answer);
                return page;
            }
            return pages.snapshot(root, asked);
        } catch (JsonCodecException e) {
            throw answer.malformed(e, root);
        }
    }

    /** Only an answer without news is remembered: one with news that the runtime refused must come again in full. */
    private void remember(Page<R> page, RestPosition.Since asked, Answer answer) {
        boolean news = !page.changes().isEmpty() || page.more() || !page.position().equals(asked.toPosition());
        quiet.set(news ? null : answer.header("ETag").map(tag -> new Quiet(asked.token(), tag)).orElse(null));
    }

    private Receipt receipt(HttpResponse<byte[]> response) {
        Answer answer = Answer.of(response);
        if (answer.status() != 200) {
            throw answer.refusal();
        }
        JsonNode root = answer.json();
        try {
            return Receipt.at(new RestPosition.Since(PageReader.token(root)).toPosition());
        } catch (JsonCodecException e) {
            throw answer.malformed(e, root);
        }
    }
}
