package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server with one database and one user, who needs a password. */
public final class Postgres implements AutoCloseable {

    /** The database and its owner. */
    public static final String NAME = "iot";

    /** The owner's password. */
    public static final String PASSWORD = "only-for-tests'\"\\";

    private static final String ADDRESS = "127.0.0.1";
    private static final String UNPRIVILEGED = "postgres";
    private static final int READY_SECONDS = 60;

    private final Path data;
    private final Path logs;
    private final Path programs;
    private final int port;
    private Service server;

    private Postgres(Path data, Path logs, Path programs, int port) {
        this.data = data;
        this.logs = logs;
        this.programs = programs;
        this.port = port;
    }

    /** Makes a server and starts it; its log is in the folder. */
    public static Postgres start(Path logs) {
        try {
            // Root may not run the server, and another user may not reach root's folders.
            Path parent = Files.createTempDirectory(
                    "pelato-postgres-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
            var postgres = new Postgres(
                    parent.resolve("data"),
                    logs,
                    Path.of(Tools.installed().path("postgres")).getParent(),
                    Ports.free(List.of(ADDRESS)));
            postgres.initialise(parent.resolve("password"));
            postgres.resume();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise(Path passwordFile) throws IOException {
        Files.writeString(passwordFile, PASSWORD);
        run(
                "initdb",
                "--pgdata=" + data,
                "--username=" + NAME,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(passwordFile);
    }

    /** Starts the server, anew where it was stopped. */
    public void resume() {
        List<String> command = new ArrayList<>(asUnprivileged());
        command.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-h",
                ADDRESS,
                "-p",
                Integer.toString(port),
                "-k",
                "",
                "-c",
                "fsync=off"));
        server = Service.start("postgres", logs, Map.of(), command)
                .await("PostgreSQL takes connections", READY_SECONDS, this::answers);
        if (!databases().contains(NAME)) {
            execute("postgres", "create database " + NAME);
        }
    }

    /** Stops the server; the data stays. */
    public void pause() {
        server.close();
    }

    /** The server's port at 127.0.0.1. */
    public int port() {
        return port;
    }

    /** A connection to the database as its owner. */
    public Connection connect() throws SQLException {
        return connect(NAME);
    }

    /** Runs statements. */
    public void execute(String sql) {
        execute(NAME, sql);
    }

    /** The first column of a query's rows, as text; {@code null} where it is NULL. */
    public List<String> query(String sql) {
        return query(NAME, sql);
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private List<String> databases() {
        return query("postgres", "select datname from pg_database");
    }

    private void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<String> query(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + ADDRESS + ":" + port + "/" + database + "?connectTimeout=2&socketTimeout=30",
                NAME,
                PASSWORD);
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(asUnprivileged());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(data.getParent().toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> asUnprivileged() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups")
                : List.of();
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        server.close();
        Folders.delete(data.getParent());
    }
}
