package io.pelato.maven;

import io.pelato.BuildRequest;
import io.pelato.Pelato;
import io.pelato.TestRequest;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.testing.TestCase;
import io.pelato.testing.TestRun;
import io.pelato.testing.TestSelection;
import io.pelato.testing.TestSuite;
import io.pelato.testing.Verdict;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the tests in {@code _test.go} files with Go, and the examples beside the tasks' code against their components, without
 * a lattice, and reports as Surefire does. Where there are none it does nothing.
 */
@Mojo(
        name = "test",
        defaultPhase = LifecyclePhase.TEST,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class TestMojo extends AbstractBuildMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.test.skip", defaultValue = "false")
    private Switch testSkip;

    /** Skips the tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private Switch skipTests;

    /** Skips the tests, too. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private Switch mavenTestSkip;

    /** Whether the build goes on where a test fails. */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private Switch testFailureIgnore;

    /**
     * Which tests to run: {@code COMPONENT_NAME}, or {@code COMPONENT_NAME#NAME} for examples of that name; {@code FOLDER} or
     * {@code FOLDER#TestName} for tests in Go, with the folder below that of the tasks; several with commas, {@code !} before what is not wanted, {@code *} and {@code ?} for any letters. By default all.
     */
    @Parameter(property = "test")
    private String test;

    /** Whether it is a failure that nothing is there of what the property {@code test} names. */
    @Parameter(property = "surefire.failIfNoSpecifiedTests", defaultValue = "true")
    private Switch failIfNoSpecifiedTests;

    /** How long an example may take, in seconds; it has failed then. */
    @Parameter(property = "pelato.test.timeout", defaultValue = "10")
    private WholeNumber testTimeout;

    /** The folder of the reports, a file a task. */
    @Parameter(property = "pelato.test.reports", defaultValue = "${project.build.directory}/surefire-reports")
    private File testReports;

    @Inject
    TestMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return testSkip;
    }

    @Override
    void begin(Pelato pelato) {
        // What the goals of a build share, the goal build checks.
        var checks = new Checks();
        checks.run(this::limit);
        checks.run(this::areSkipped);
        checks.end();
    }

    @Override
    void run(Pelato pelato) {
        if (areSkipped()) {
            getLog().info("Tests are skipped");
            return;
        }
        TestRequest request = request();
        TestRun run = pelato.test(request);
        if (run.size() == 0) {
            nothingRun(request.selection());
            return;
        }
        run.suites().forEach(this::tell);
        if (!run.failed().isEmpty()) {
            end(run);
        }
    }

    TestRequest request() {
        var checks = new Checks();
        Optional<BuildRequest> build = checks.get(this::buildRequest);
        Optional<Duration> limit = checks.get(this::limit);
        checks.end();
        return new TestRequest(
                build.orElseThrow(),
                test == null ? TestSelection.all() : TestSelection.of(test),
                testReports.toPath(),
                limit.orElseThrow());
    }

    private Duration limit() {
        return Duration.ofSeconds(testTimeout.between(1, Limits.SECONDS, "pelato.test.timeout", "seconds"));
    }

    private boolean areSkipped() {
        boolean skipped = skipTests.isOn("skipTests");
        return mavenTestSkip.isOn("maven.test.skip") || skipped;
    }

    private void nothingRun(TestSelection selection) {
        if (selection.isOfSome() && failIfNoSpecifiedTests.isOn("surefire.failIfNoSpecifiedTests")) {
            throw new ProblemsException(Problem.of(
                    "No test matches -Dtest=" + test,
                    "Name a component, and after # an example; -Dsurefire.failIfNoSpecifiedTests=false is for builds"
                            + " where other modules have the test"));
        }
    }

    private void tell(TestSuite suite) {
        int failed = suite.failed().size();
        String line = suite.title() + ": " + suite.cases().size() + " run"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (suite.skipped() == 0 ? "" : ", " + suite.skipped() + " skipped")
                + " (" + seconds(suite.took().toMillis()) + ")";
        if (failed == 0) {
            getLog().info(line);
        } else {
            getLog().error(line);
        }
        suite.failed().forEach(this::tell);
    }

    private void tell(TestCase test) {
        if (test.verdict() instanceof Verdict.Failed failed) {
            getLog().error(test.location().map(at -> at + ": ").orElse("") + test.name());
            failed.message().lines().forEach(line -> getLog().error("  " + line));
            test.output().forEach(line -> getLog().error("  | " + line));
        }
    }

    private void end(TestRun run) {
        int failed = run.failed().size();
        String message = failed + (failed == 1 ? " test of " : " tests of ") + run.size() + " failed, told above";
        if (!testFailureIgnore.isOn("maven.test.failure.ignore")) {
            throw new ProblemsException(Problem.of(message, "The reports are in " + testReports));
        }
        getLog().error(message);
    }
}
