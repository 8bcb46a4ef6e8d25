package io.pelato.run;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.core.Utils;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A PostgreSQL that stores the rows of a run. It is given the statements that tasks return, as the provider gives them. */
public final class RunDatabase implements AutoCloseable {

    private static final Pattern ADDRESS =
            Pattern.compile("postgresql://(?:([^@/?:]+)@)?([^@/?:]+)(?::([0-9]{1,5}))?/([^@/?]+)");
    private static final int SECONDS = 10;

    /** Classes and codes after which a statement may succeed later (PostgreSQL's appendix A), as the provider has them (codes.go). */
    private static final Set<String> PASSING =
            Set.of("08", "28", "40", "53", "57", "58", "25006", "3D000", "55P03", "55006");

    private final Connection connection;

    private RunDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param address {@code postgresql://USER@HOST:PORT/NAME}
     * @param password the user's password, if one is needed
     * @throws ProblemsException if the address is none, or nobody answers there
     */
    public static RunDatabase open(String address, Optional<String> password) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new ProblemsException(Problem.of(
                    "pelato.run.database is no address of a database",
                    "Write postgresql://HOST:PORT/NAME, the user and an @ before HOST, and the password into the"
                            + " variable PGPASSWORD"));
        }
        var properties = new Properties();
        properties.setProperty("user", Optional.ofNullable(parts.group(1)).orElse("postgres"));
        password.ifPresent(text -> properties.setProperty("password", text));
        properties.setProperty("loginTimeout", Integer.toString(SECONDS));
        properties.setProperty("ApplicationName", "pelato:run");
        String port = Optional.ofNullable(parts.group(3)).orElse("5432");
        try {
            Connection connection = new Driver()
                    .connect("jdbc:postgresql://" + parts.group(2) + ":" + port + "/" + parts.group(4), properties);
            return new RunDatabase(connection);
        } catch (SQLException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The database " + parts.group(4) + " at " + parts.group(2) + ":" + port
                                    + " cannot be used: " + e.getMessage(),
                            "Check pelato.run.database, and the password in the variable PGPASSWORD"),
                    e);
        }
    }

    /** Runs the statement that a task returned, in one transaction; why it failed, if it did. */
    Optional<Outcome.Failed> store(List<Outgoing> outgoing) {
        String parameters =
                outgoing.stream().map(each -> literal(each.body().shown())).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            // So that the server finds the types of the parameters, which are texts, as it does for the provider.
            statement.execute("PREPARE pelato_run AS " + outgoing.get(0).subject());
            try {
                statement.execute("EXECUTE pelato_run(" + parameters + ")");
            } finally {
                statement.execute("DEALLOCATE pelato_run");
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(failure(e));
        }
    }

    private static String literal(String text) {
        try {
            return "E'" + Utils.escapeLiteral(null, text, false) + "'";
        } catch (SQLException e) {
            throw new IllegalStateException("a text with a zero byte", e);
        }
    }

    /** What a database's error is to a message. */
    static Outcome.Failed failure(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        String reason = words(e) + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
        return PASSING.stream().anyMatch(state::startsWith)
                ? new Outcome.TryAgain(reason)
                : new Outcome.Refused(reason);
    }

    private static String words(SQLException e) {
        ServerErrorMessage told = e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (told == null) {
            return String.valueOf(e.getMessage());
        }
        return told.getSeverity() + ": " + told.getMessage()
                + Optional.ofNullable(told.getDetail())
                        .map(detail -> " (" + detail + ")")
                        .orElse("");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends it with the process.
        }
    }
}
