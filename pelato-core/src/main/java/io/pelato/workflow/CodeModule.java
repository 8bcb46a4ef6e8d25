package io.pelato.workflow;

import io.pelato.module.ModuleVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Go module whose packages are compiled into tasks.
 *
 * @param path its path
 * @param pinned its version; none for the module that the tasks themselves are
 * @param folder the folder of its code
 * @param go the version of Go's language that it is written in, such as {@code 1.21}
 */
public record CodeModule(String path, Optional<ModuleVersion> pinned, Path folder, String go) {}
