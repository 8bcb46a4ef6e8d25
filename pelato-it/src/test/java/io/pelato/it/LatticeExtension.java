package io.pelato.it;

import io.pelato.it.lattice.Lattice;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one lattice that all of a run share; it stops when the last test has ended. */
public final class LatticeExtension implements ParameterResolver {

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

    private static Lattice start() {
        Path directory = Path.of(
                System.getProperty("pelato.it.work"),
                "lattice",
                Long.toString(ProcessHandle.current().pid()));
        return Lattice.start(directory);
    }
}
