package io.pelato;

import java.nio.file.Path;
import java.util.List;

/**
 * A project that was made.
 *
 * @param files its files
 */
public record NewProject(List<Path> files) {}
