package io.pelato.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The XML that CI servers read. */
class SurefireReportTest {

    private static final TestSuite SUITE = new TestSuite(
            "pelato.examples.mean",
            "Examples of mean",
            List.of(
                    test("of one", new Verdict.Passed(), 120),
                    test("of <none>", new Verdict.Failed("expected 1\n     got \u0007 & 2"), 3, "it said"),
                    test("of many", new Verdict.Skipped("not now"), 0)));

    @Test
    void each_test_is_a_case_with_its_verdict_its_place_and_what_the_task_wrote() {
        assertThat(new SurefireReport(SUITE).text()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="pelato.examples.mean" time="0.123" tests="3" errors="0" skipped="1" failures="1">
                  <testcase name="of one" classname="pelato.examples.mean" time="0.120">
                  </testcase>
                  <testcase name="of &lt;none&gt;" classname="pelato.examples.mean" time="0.003">
                    <failure message="expected 1
                     got \uFFFD &amp; 2">tasks/mean.examples.yaml:3:3: expected 1
                     got \uFFFD &amp; 2</failure>
                    <system-out>it said</system-out>
                  </testcase>
                  <testcase name="of many" classname="pelato.examples.mean" time="0.000">
                    <skipped message="not now"></skipped>
                  </testcase>
                </testsuite>
                """);
    }

    @Test
    void a_suite_is_a_file(@TempDir Path folder) {
        new SurefireReport(SUITE).write(folder.resolve("surefire-reports"));

        assertThat(folder.resolve("surefire-reports/TEST-pelato.examples.mean.xml"))
                .hasContent(new SurefireReport(SUITE).text());
    }

    private static TestCase test(String name, Verdict verdict, int milliseconds, String... output) {
        return new TestCase(
                name,
                Optional.of(new Location(Path.of("tasks/mean.examples.yaml"), 3, 3)),
                verdict,
                Duration.ofMillis(milliseconds),
                List.of(output));
    }
}
