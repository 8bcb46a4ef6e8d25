package io.pelato.generate;

import io.pelato.workflow.Optimization;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Go project that becomes one component.
 *
 * @param componentName the component's name
 * @param version the component's version
 * @param world the WIT world to compile for
 * @param directory the folder that holds the project
 * @param code the user's Go file, as messages name it, which the project holds as {@link ProjectGenerator#TASK_FILE}; or
 *     the folder of several, each of which it holds with {@link ProjectGenerator#TASK_FILES} before its name
 * @param shared the user's folder of the packages that the project holds in {@link ProjectGenerator#SHARED}, as messages
 *     name it
 * @param optimization what the compiler is to aim at, where the workflow says so
 * @param digest the SHA-256 of all that is compiled, in hex: equal digests make equal components
 */
public record ComponentProject(
        String componentName,
        String version,
        String world,
        Path directory,
        Path code,
        Optional<Path> shared,
        Optional<Optimization> optimization,
        String digest) {}
