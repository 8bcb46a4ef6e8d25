package io.pelato.it.types;

import io.pelato.it.lattice.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one PostgreSQL that all of a run share; it stops when the last test has ended. */
public final class PostgresExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Postgres.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Postgres.class, type -> start(), Postgres.class);
    }

    private static Postgres start() {
        return Postgres.start(Path.of(
                System.getProperty("pelato.it.work"),
                "postgres",
                Long.toString(ProcessHandle.current().pid())));
    }
}
