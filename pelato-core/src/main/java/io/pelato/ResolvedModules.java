package io.pelato;

import io.pelato.module.ModuleVersion;
import java.nio.file.Path;
import java.util.List;

/**
 * The modules that a project's tasks require; all of them are there now.
 *
 * @param fetched those that were fetched
 * @param present those that were there before
 * @param cache the folder that has them
 */
public record ResolvedModules(List<ModuleVersion> fetched, List<ModuleVersion> present, Path cache) {}
