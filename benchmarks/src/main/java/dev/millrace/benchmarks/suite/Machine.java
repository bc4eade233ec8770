package dev.millrace.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures are of. */
final class Machine {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {
    }

    /** The flags of each JVM that is measured. */
    static List<String> flags(String collector) {
        return List.of("-Xms3g", "-Xmx3g", collector, "-XX:+AlwaysPreTouch");
    }

    static Map<String, String> describe() throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("cpu", cpu());
        told.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        told.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        told.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        told.put("flags", String.join(" ", flags(SuitePlan.G1)));
        return told;
    }

    private static String cpu() throws IOException {
        if (!Files.isReadable(CPU)) {
            return "not told";
        }
        return Files.readAllLines(CPU).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("not told");
    }
}
