package io.pelato;

import io.pelato.testing.TestSelection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which tests to run.
 *
 * @param build how the components are built that the tests run
 * @param selection the tests that are wanted
 * @param reports the folder that gets the reports for CI servers
 * @param limit how long an example may take
 */
public record TestRequest(BuildRequest build, TestSelection selection, Path reports, Duration limit) {}
