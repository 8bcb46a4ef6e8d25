package io.pelato.it;

import io.pelato.it.lattice.Lattice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests one lattice that all of a run share; it stops when the last test has ended. A test that fails says where
 * the logs are.
 */
public final class LatticeExtension
        implements ParameterResolver, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LatticeExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lattice.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Lattice.class, type -> start(), Lattice.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw pointingToLogs(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw pointingToLogs(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw pointingToLogs(context, failure);
    }

    private static Throwable pointingToLogs(ExtensionContext context, Throwable failure) {
        Lattice lattice = context.getRoot().getStore(NAMESPACE).get(Lattice.class, Lattice.class);
        if (lattice != null) {
            failure.addSuppressed(new AssertionError("The logs of the lattice are in " + lattice.logs()));
        }
        return failure;
    }

    private static Lattice start() {
        try {
            // A run that tries tests again starts another lattice, which must not find the first one's data.
            Path parent = Files.createDirectories(Path.of(System.getProperty("pelato.it.work"), "lattice"));
            return Lattice.start(Files.createTempDirectory(parent, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
