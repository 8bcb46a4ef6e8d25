package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final String ADMINISTRATOR = "postgres";
    private static final int READY_SECONDS = 60;

    private final Path folder;
    private final Path logs;
    private final int port;
    private Service server;

    private Postgres(Path folder, Path logs, int port) {
        this.folder = folder;
        this.logs = logs;
        this.port = port;
    }

    /** Makes a server and starts it; its log is in the folder. */
    public static Postgres start(Path logs) {
        try {
            // Root may not run the server, and another user may not reach root's folders.
            Path folder = Files.createTempDirectory("pelato-postgres-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var postgres = new Postgres(folder, logs, Ports.free(List.of(ADDRESS)));
            postgres.resume();
            postgres.execute(ADMINISTRATOR, "create user " + NAME + " password '" + PASSWORD.replace("'", "''") + "'");
            postgres.execute(ADMINISTRATOR, "create database " + NAME + " owner " + NAME);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server, anew where it was stopped. */
    public void resume() {
        server = Service.start(
                        "postgres",
                        logs,
                        Map.of("PGPASSWORD", PASSWORD),
                        List.of(
                                Tools.script("postgres-server").toString(),
                                folder.resolve("data").toString(),
                                Integer.toString(port)))
                .await("PostgreSQL takes connections", READY_SECONDS, this::answers);
    }

    /**
     * Stops the server, and ends its connections with it; the data stays. Told to end by the usual signal, it would wait
     * until its clients leave by themselves.
     */
    public void pause() {
        server.interrupt();
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
        try (var connection = connect();
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

    /** What the server has said since it was started last. */
    public String log() {
        return server.log();
    }

    private boolean answers() {
        try (Connection connection = connect(ADMINISTRATOR)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    // Each database is named after the user that owns it.
    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + ADDRESS + ":" + port + "/" + database + "?connectTimeout=2&socketTimeout=30",
                database,
                PASSWORD);
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        server.interrupt();
        Folders.delete(folder);
    }
}
