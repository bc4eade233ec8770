package dev.millrace.testkit.oracle;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.sql.Database;

/**
 * A PostgreSQL server of its own: a new cluster in a temporary directory (UTF-8, locale C, everybody trusted), on a free port of
 * the loopback interface. PostgreSQL refuses to run as root; started as root, it runs as the user {@code postgres}, or as
 * {@code nobody} where there is none. Not thread-safe; the databases opened on it are independent connections to one database.
 *
 * @since 0.1
 */
public final class PostgresServer implements AutoCloseable {

    private static final long MINUTES = 2;

    private final Path programs;
    private final Path directory;
    private final List<String> asUser;
    private final int port;

    private PostgresServer(Path programs, Path directory, List<String> asUser, int port) {
        this.programs = programs;
        this.directory = directory;
        this.asUser = asUser;
        this.port = port;
    }

    /**
     * Starts a server. Its programs are looked for where {@code pg_config} says, on the path, and below
     * {@code /usr/lib/postgresql}.
     *
     * @return the server, ready
     * @throws OracleException if there are no programs, or one fails; the message holds what it said
     */
    public static PostgresServer start() {
        Path programs = programs();
        List<String> asUser = "root".equals(System.getProperty("user.name"))
                ? List.of("runuser", "-u", unprivilegedUser(), "--") : List.of();
        Path directory = null;
        try {
            directory = Files.createTempDirectory("millrace-postgres");
            if (!asUser.isEmpty()) {
                run(directory, List.of("chown", asUser.get(2), directory.toString()));
                Files.getFileAttributeView(directory, PosixFileAttributeView.class)
                        .setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
            PostgresServer server = new PostgresServer(programs, directory, asUser, freePort());
            server.begin();
            return server;
        } catch (IOException e) {
            delete(directory);
            throw new OracleException("A PostgreSQL server was to be started, but: " + e.getMessage(), e);
        } catch (OracleException e) {
            delete(directory);
            throw e;
        }
    }

    private void begin() {
        run(directory,
                command("initdb", "-D", data(), "-E", "UTF8", "--locale=C", "-A", "trust", "-U", "oracle", "-N"));
        // What is lost in a crash is of no value here.
        run(directory, command("pg_ctl", "-D", data(), "-l", directory.resolve("log").toString(), "-w", "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
                        + "-c full_page_writes=off -c synchronous_commit=off",
                "start"));
    }

    /**
     * Opens a connection. Every statement is planned anew, with its parameters known.
     *
     * @return the database of this server, to be closed before it
     * @throws OracleException if it cannot be opened
     */
    public OracleDatabase open() {
        return OracleDatabase.connected(Database.POSTGRESQL,
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=oracle&prepareThreshold=0");
    }

    /** Stops the server at once, whoever is connected, and deletes its files. */
    @Override
    public void close() {
        try {
            run(directory, command("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop"));
        } finally {
            delete(directory);
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    // The output goes to a file: a server that outlives its starter would keep a pipe open.
    private static void run(Path directory, List<String> command) {
        File output = directory.resolve("output").toFile();
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output)
                    .directory(directory.toFile()).start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new OracleException(command + " was to end within " + MINUTES + " minutes, but has not");
            } else if (process.exitValue() != 0) {
                throw new OracleException(
                        command + " was to succeed, but ended with " + process.exitValue() + " and said: "
                                + Files.readString(output.toPath(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new OracleException(command + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OracleException(command + " was interrupted", e);
        }
    }

    private static Path programs() {
        List<Path> places = new ArrayList<>();
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(place -> !place.isEmpty())
                .map(Path::of).forEach(places::add);
        configured(places).ifPresent(place -> places.add(0, place));
        Path distributed = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(distributed)) {
            try (Stream<Path> versions = Files.list(distributed)) {
                versions.sorted().map(version -> version.resolve("bin")).forEach(places::add);
            } catch (IOException e) {
                throw new OracleException("The programs of PostgreSQL were to be listed below " + distributed, e);
            }
        }
        return places.stream().filter(place -> Files.isExecutable(place.resolve("initdb"))).findFirst()
                .orElseThrow(() -> new OracleException("PostgreSQL's initdb was looked for in " + places
                        + ", but is in none of them; install the server (Debian: postgresql), or put its programs on the PATH"));
    }

    /** Where pg_config, if it is there, says that the server's programs are. */
    private static Optional<Path> configured(List<Path> places) {
        return places.stream().map(place -> place.resolve("pg_config")).filter(Files::isExecutable).findFirst()
                .map(program -> {
                    try {
                        Process process = new ProcessBuilder(program.toString(), "--bindir").start();
                        return Path.of(
                                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
                    } catch (IOException e) {
                        throw new OracleException(program + " could not be asked where PostgreSQL is", e);
                    }
                });
    }

    private static String unprivilegedUser() {
        try (Stream<String> users = Files.lines(Path.of("/etc/passwd"), StandardCharsets.UTF_8)) {
            return users.anyMatch(user -> user.startsWith("postgres:")) ? "postgres" : "nobody";
        } catch (IOException e) {
            throw new OracleException("The users of this system could not be read", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new OracleException("The files of a PostgreSQL server could not be deleted below " + directory, e);
        }
    }
}
