package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.millrace.examples.departures.browser.Chromium;
import dev.millrace.examples.departures.browser.Tab;

/**
 * Takes pictures of the page as the program shows it, after some simulated hours. Those of the documentation are made by
 * {@code ./mvnw -Pbrowser -Dscreenshots=docs -Dscreenshots.until=16:00}.
 */
@Tag("browser")
class PicturesTest {

    private static final Path FOLDER = Path.of(System.getProperty("screenshots.folder", "target/screenshots"));

    /** The program begins at eight in the morning. */
    private static final String UNTIL = System.getProperty("screenshots.until", "09:00");

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    @Test
    @Timeout(300)
    void pictures_showTheBoardInBothSchemes() throws IOException {
        try (Program program = Program.start("--port", "0"); Chromium browser = Chromium.start();
                Tab tab = browser.open(program.board().toString(), WIDTH, HEIGHT)) {
            tab.prefer("prefers-reduced-motion", "reduce");
            tab.prefer("prefers-color-scheme", "light");
            replay(tab);
            BufferedImage light = picture(tab, "board-light.png");

            tab.prefer("prefers-color-scheme", "dark");
            refuseAHold(tab);
            BufferedImage dark = picture(tab, "board-dark.png");

            assertThat(tab.errors()).isEmpty();
            assertThat(brightness(light)).isGreaterThan(180);
            assertThat(brightness(dark)).isLessThan(60);
        }
    }

    private static void replay(Tab tab) {
        setSpeed(tab, 300);
        tab.await("document.querySelector('#clock').textContent >= '" + UNTIL + "'", 240);
        setSpeed(tab, 120);
        tab.await("document.querySelector('#speed-note').textContent === 'at 120×'");
        tab.await("document.querySelectorAll('#rows tr').length === 25");
    }

    private static void setSpeed(Tab tab, int speed) {
        tab.evaluate(
                "fetch('/demo/speed', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{\"speed\":%d}' })"
                        .formatted(speed));
    }

    private static void refuseAHold(Tab tab) {
        tab.click("#refuse-next");
        tab.await("document.querySelector('#refuse-next').getAttribute('aria-pressed') === 'true'");
        // Not by the mouse: rows change their places while the clock runs.
        tab.evaluate("document.querySelector('#rows tr[data-status=SCHEDULED] [data-testid=hold]').click()");
        tab.await("document.querySelector('#rows tr[data-write=FAILED]') !== null");
        tab.await("document.querySelector('[data-testid=toast]') !== null");
    }

    private static BufferedImage picture(Tab tab, String name) throws IOException {
        byte[] png = tab.screenshot();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), png);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        assertThat(picture.getHeight()).isEqualTo(HEIGHT);
        return picture;
    }

    /** From 0 to 255, of the lower half, where the rows are. */
    private static int brightness(BufferedImage picture) {
        long sum = 0;
        for (int y = HEIGHT / 2; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = picture.getRGB(x, y);
                sum += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
            }
        }
        return (int) (sum / (3L * WIDTH * HEIGHT / 2));
    }
}
