package dev.millrace.examples.departures.browser;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** One page in a browser. It remembers the errors its scripts did not handle. */
public final class Tab implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final DevTools tools;
    private final String target;
    private final String session;
    private final Map<String, String> preferences = new LinkedHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Tab(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
        tools.onEvent((from, event) -> {
            if (from.equals(session) && event.path("method").asText().equals("Runtime.exceptionThrown")) {
                errors.add(event.path("params").path("exceptionDetails").toString());
            }
        });
        call("Runtime.enable");
        call("Page.enable");
    }

    /**
     * Goes to a page, or loads it again, and waits until it is loaded.
     *
     * @param url its address
     */
    public void load(String url) {
        JsonNode navigation = tools.call(session, "Page.navigate", json -> json.put("url", url));
        if (navigation.has("errorText")) {
            throw new IllegalStateException(url + " cannot be loaded: " + navigation.get("errorText"));
        }
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /**
     * Changes the size of the view.
     *
     * @param width in CSS pixels
     * @param height in CSS pixels
     */
    public void resize(int width, int height) {
        tools.call(session, "Emulation.setDeviceMetricsOverride",
                json -> json.put("width", width).put("height", height).put("deviceScaleFactor", 1).put("mobile",
                        false));
    }

    /**
     * Sets what the reader prefers, beside what was set before.
     *
     * @param feature such as {@code prefers-color-scheme}
     * @param value such as {@code dark}
     */
    public void prefer(String feature, String value) {
        preferences.put(feature, value);
        tools.call(session, "Emulation.setEmulatedMedia", json -> {
            ArrayNode features = json.putArray("features");
            preferences.forEach((name, preferred) -> features.addObject().put("name", name).put("value", preferred));
        });
    }

    /**
     * The value of an expression in the page; of a promise, what it comes to.
     *
     * @param expression JavaScript
     * @return the value as JSON; a missing node if it is undefined
     */
    public JsonNode evaluate(String expression) {
        JsonNode answer = tools.call(session, "Runtime.evaluate",
                json -> json.put("expression", expression).put("awaitPromise", true).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(
                    expression + " failed: " + answer.at("/exceptionDetails/exception/description").asText());
        }
        return answer.at("/result/value");
    }

    /**
     * Waits until a condition holds in the page.
     *
     * @param condition JavaScript
     */
    public void await(String condition) {
        await(condition, PATIENCE_SECONDS);
    }

    /**
     * Waits until a condition holds in the page.
     *
     * @param condition JavaScript
     * @param seconds how long to wait at most
     */
    public void await(String condition, int seconds) {
        evaluate(
                """
                        new Promise((resolve, reject) => {
                          const late = performance.now() + %d;
                          const look = () => {
                            if (%s) resolve();
                            else if (performance.now() > late) reject(new Error('it did not come to this in time; the page says: '
                                + document.body.innerText.slice(0, 1500)));
                            else setTimeout(look, 20);
                          };
                          look();
                        })"""
                        .formatted(seconds * 1_000, condition));
    }

    /**
     * Clicks an element with the mouse, once it is there.
     *
     * @param selector of the element
     */
    public void click(String selector) {
        await("document.querySelector(%s) !== null".formatted(quoted(selector)));
        JsonNode middle = evaluate("""
                { const element = document.querySelector(%s);
                  element.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const { x, y, width, height } = element.getBoundingClientRect();
                  ({ x: x + width / 2, y: y + height / 2 }); }""".formatted(quoted(selector)));
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            tools.call(session, "Input.dispatchMouseEvent",
                    json -> json.put("type", type).put("button", "left").put("clickCount", 1)
                            .put("x", middle.required("x").doubleValue()).put("y", middle.required("y").doubleValue()));
        }
    }

    /**
     * Types a text into a field instead of what is there, as with the keyboard.
     *
     * @param selector of the field
     * @param text the text; if empty, the field is emptied
     */
    public void type(String selector, String text) {
        await("document.querySelector(%s) !== null".formatted(quoted(selector)));
        tools.call(session, "Emulation.setFocusEmulationEnabled", json -> json.put("enabled", true));
        evaluate("{ const field = document.querySelector(%s); field.focus(); field.select(); }"
                .formatted(quoted(selector)));
        press("Backspace", 8, "");
        if (!text.isEmpty()) {
            tools.call(session, "Input.insertText", json -> json.put("text", text));
        }
    }

    /** Presses Enter where the focus is. */
    public void pressEnter() {
        press("Enter", 13, "\r");
    }

    private void press(String key, int code, String text) {
        for (String type : List.of("keyDown", "keyUp")) {
            tools.call(session, "Input.dispatchKeyEvent",
                    json -> json.put("type", type).put("key", key).put("code", key).put("windowsVirtualKeyCode", code)
                            .put("text", type.equals("keyDown") ? text : ""));
        }
    }

    /**
     * The text of an element, once it is there.
     *
     * @param selector of the element
     * @return its text
     */
    public String text(String selector) {
        await("document.querySelector(%s) !== null".formatted(quoted(selector)));
        return evaluate("document.querySelector(%s).textContent".formatted(quoted(selector))).textValue();
    }

    /**
     * A text as a literal of JavaScript.
     *
     * @param text the text
     * @return the literal
     */
    public static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /**
     * The view as a picture.
     *
     * @return a PNG file
     */
    public byte[] screenshot() {
        JsonNode answer = tools.call(session, "Page.captureScreenshot", json -> json.put("format", "png"));
        return Base64.getDecoder().decode(answer.required("data").textValue());
    }

    /**
     * Errors that scripts of the page did not handle.
     *
     * @return what the browser says of each
     */
    public List<String> errors() {
        return errors;
    }

    private void call(String method) {
        tools.call(session, method, json -> {});
    }

    @Override
    public void close() {
        tools.call("", "Target.closeTarget", json -> json.put("targetId", target));
    }
}
