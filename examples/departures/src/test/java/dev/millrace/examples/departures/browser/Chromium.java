package dev.millrace.examples.departures.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A headless Chromium of a test's own, with a profile of its own. It is spoken to by its DevTools protocol, so nothing stands
 * between the test and the page.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> COMMAND =
            List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--force-color-profile=srgb", "--hide-scrollbars", "--remote-debugging-port=0");
    private static final String LISTENING = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /**
     * Starts a browser without pages.
     *
     * @return the browser
     * @throws IOException if there is none, or it does not start
     */
    public static Chromium start() throws IOException {
        List<String> command = new ArrayList<>(COMMAND);
        command.add("--user-data-dir=" + Files.createTempDirectory(Path.of("target"), "chromium-").toAbsolutePath());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new Chromium(process, DevTools.connect(awaitAddress(process)));
        } catch (RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static URI awaitAddress(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread reading = new Thread(() -> readOutput(process, address), "chromium-output");
        reading.setDaemon(true);
        reading.start();
        return address.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Reads until the end, for a process whose output nobody reads comes to a halt. */
    private static void readOutput(Process process, CompletableFuture<URI> address) {
        StringBuilder before = new StringBuilder();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LISTENING)) {
                    address.complete(URI.create(line.substring(LISTENING.length()).trim()));
                } else if (!address.isDone()) {
                    before.append('\n').append(line);
                }
            }
            address.completeExceptionally(new IllegalStateException("Chromium ended before it listened:" + before));
        } catch (IOException e) {
            address.completeExceptionally(new UncheckedIOException("Chromium ended before it listened:" + before, e));
        }
    }

    /**
     * Opens a page in a window of its own, so that it is painted while others are: a page behind another one is not.
     *
     * @param url its address
     * @param width the width of the view
     * @param height its height
     * @return the tab, with the page loaded
     */
    public Tab open(String url, int width, int height) {
        JsonNode target =
                tools.call("", "Target.createTarget", json -> json.put("url", "about:blank").put("newWindow", true));
        String id = target.required("targetId").textValue();
        JsonNode session =
                tools.call("", "Target.attachToTarget", json -> json.put("targetId", id).put("flatten", true));
        Tab tab = new Tab(tools, id, session.required("sessionId").textValue());
        tab.resize(width, height);
        tab.load(url);
        return tab;
    }

    /** Ends the browser. */
    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
