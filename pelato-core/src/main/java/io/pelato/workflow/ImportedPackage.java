package io.pelato.workflow;

import java.nio.file.Path;
import java.util.List;

/**
 * A package that a task imports, directly or not, and that is none of the standard library.
 *
 * @param module the module that has it
 * @param path its import path
 * @param files its files, in order
 */
public record ImportedPackage(CodeModule module, String path, List<Path> files) {}
