package dev.millrace.testkit.guide;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of the documentation, found from where the tests' classes are, so that the working directory does not matter. */
final class Pages {

    private Pages() {
    }

    /** A page by its name in the folder {@code docs}. */
    static Path page(String name) {
        for (Path folder = classes(); folder != null; folder = folder.getParent()) {
            Path docs = folder.resolve("docs");
            if (Files.exists(docs.resolve("decisions.md"))) {
                return docs.resolve(name).normalize();
            }
        }
        throw new IllegalStateException("no folder docs with decisions.md above " + classes());
    }

    /** Whether pages are to be written anew instead of compared. */
    static boolean areWritten() {
        return Boolean.getBoolean("update.docs");
    }

    private static Path classes() {
        try {
            return Path.of(Pages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
