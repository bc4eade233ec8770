package dev.millrace.benchmarks.suite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.WorkloadQuery;

/** Runs the processes of the suite, one at a time. A failure is a figure too. */
final class JobRunner {

    private static final Path NODE_SOURCES = Path.of("src/main/node");
    private static final int MINUTES = 10;
    private static final int MOST_OF_A_MESSAGE = 300;

    private final Path target;
    private final Path node;
    private boolean nodeWasTried;
    private @Nullable String npmFailure;

    JobRunner(Path target) {
        this.target = target;
        this.node = target.resolve("node");
    }

    List<CellFigures> run(Job job) throws IOException, InterruptedException {
        return switch (job.kind()) {
            case NODE -> List.of(node(job));
            case QUERY -> query(job);
            case EXTRA -> jvm(job, ExtraCell.class);
            case MEMORY -> jvm(job, MemoryCell.class);
        };
    }

    private List<CellFigures> query(Job job) throws IOException, InterruptedException {
        String cannot = Entrant.valueOf(job.contestant()).cannot(WorkloadQuery.valueOf(job.query())).orElse(null);
        return cannot == null ? jvm(job, Cell.class)
                : List.of(CellFigures.unsupported(job.contestant(), job.query(), job.n(), cannot));
    }

    private List<CellFigures> jvm(Job job, Class<?> main) throws IOException, InterruptedException {
        Path out = target.resolve("cell.json");
        Files.deleteIfExists(out);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        command.addAll(Machine.flags(job.collector()));
        command.addAll(List.of("-Djmh.ignoreLock=true", "-cp", System.getProperty("java.class.path"),
                main.getName(), out.toString(), job.contestant(), job.query(), Integer.toString(job.n()),
                Integer.toString(job.millis()), String.join(",", job.measures())));
        String failure = process(Path.of(""), target.resolve("cell.log"), command);
        return failure == null && Files.exists(out) ? List.of(JsonFiles.read(out, CellFigures[].class))
                : List.of(failed(job, failure));
    }

    private CellFigures node(Job job) throws IOException, InterruptedException {
        if (!isThere("npm") || !isThere("node")) {
            return CellFigures.unsupported(job.contestant(), job.query(), job.n(), "Node and npm are not there.");
        }
        if (!nodeWasTried) {
            nodeWasTried = true;
            npmFailure = install();
        }
        if (npmFailure != null) {
            return failed(job, npmFailure);
        }
        Path out = node.resolve("out.json").toAbsolutePath();
        String failure = process(node, out, List.of("node", "--expose-gc", "driver.mjs", "--peer", job.contestant(),
                "--rows", Integer.toString(job.n()), "--query", job.query(), "--measures",
                String.join(",", job.measures()), "--seconds", "0.5"));
        if (failure != null) {
            return failed(job, failure);
        }
        List<String> lines = Files.readAllLines(out);
        Files.writeString(out, lines.get(lines.size() - 1));
        return JsonFiles.read(out, CellFigures.class);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private @Nullable String install() throws IOException, InterruptedException {
        Files.createDirectories(node);
        try (Stream<Path> files = Files.list(NODE_SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(node.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        String failure = process(node, node.resolve("npm.log").toAbsolutePath(), List.of("npm", "ci"));
        return failure == null ? null : "npm failed: " + failure;
    }

    private static CellFigures failed(Job job, @Nullable String why) {
        return CellFigures.failed(job.contestant(), job.query(), job.n(), why == null ? "It wrote nothing." : why);
    }

    /** Why it failed; null if it did not. */
    private static @Nullable String process(Path folder, Path log, List<String> command)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            return "It does not start: " + command.get(0);
        }
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return "It took longer than " + MINUTES + " minutes.";
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() == 0) {
            return null;
        }
        String first =
                Files.readAllLines(log).stream().filter(line -> line.contains("Error") || line.contains("Exception")
                        || line.startsWith("npm error"))
                        .findFirst().orElse("no message");
        return "It ended with " + process.exitValue() + ": "
                + first.substring(0, Math.min(first.length(), MOST_OF_A_MESSAGE));
    }
}
