package io.pelato.gotest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Location;
import io.pelato.testing.TestCase;
import io.pelato.testing.TestSuite;
import io.pelato.testing.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of the events of Go 1.24. */
class GoTestLogTest {

    private static final List<GoTest> KNOWN =
            List.of(new GoTest("mean", "TestMean", new Location(Path.of("tasks/mean/mean_test.go"), 5, 1)));

    private static TestSuite suite(String events) {
        var log = new GoTestLog(Path.of("tasks"), Path.of("tasks/mean"), KNOWN);
        events.lines().map(GoEvent::of).flatMap(Optional::stream).forEach(log::add);
        return log.suite("mean");
    }

    @Test
    void a_test_that_holds_has_its_place_and_its_time() {
        TestSuite suite = suite("""
                {"Action":"run","Package":"plant/mean","Test":"TestMean"}
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"=== RUN   TestMean\\n"}
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"--- PASS: TestMean (0.25s)\\n"}
                {"Action":"pass","Package":"plant/mean","Test":"TestMean","Elapsed":0.25}
                {"Action":"pass","Package":"plant/mean","Elapsed":0.3}
                """);

        assertThat(suite.name()).isEqualTo("pelato.go.mean");
        assertThat(suite.cases()).singleElement().satisfies(test -> {
            assertThat(test.name()).isEqualTo("TestMean");
            assertThat(test.verdict()).isEqualTo(new Verdict.Passed());
            assertThat(test.location()).contains(new Location(Path.of("tasks/mean/mean_test.go"), 5, 1));
            assertThat(test.took()).hasMillis(250);
        });
    }

    @Test
    void what_a_failing_test_says_names_the_file_as_the_user_does() {
        TestSuite suite = suite("""
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"=== RUN   TestMean\\n"}
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"    mean_test.go:13: got 1, expected 2\\n"}
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"--- FAIL: TestMean (0.00s)\\n"}
                {"Action":"fail","Package":"plant/mean","Test":"TestMean","Elapsed":0}
                {"Action":"output","Package":"plant/mean","Output":"FAIL\\n"}
                {"Action":"fail","Package":"plant/mean","Elapsed":0.015}
                """);

        assertThat(suite.cases()).singleElement().satisfies(test -> {
            assertThat(test.verdict()).isEqualTo(new Verdict.Failed("tasks/mean/mean_test.go:13: got 1, expected 2"));
            assertThat(test.location()).contains(new Location(Path.of("tasks/mean/mean_test.go"), 13, 1));
        });
    }

    @Test
    void a_test_that_is_left_out_says_why() {
        TestSuite suite = suite("""
                {"Action":"output","Package":"plant/mean","Test":"TestMean","Output":"    mean_test.go:16: no reason\\n"}
                {"Action":"skip","Package":"plant/mean","Test":"TestMean","Elapsed":0}
                {"Action":"pass","Package":"plant/mean","Elapsed":0.015}
                """);

        assertThat(suite.skipped()).isEqualTo(1);
        assertThat(suite.failed()).isEmpty();
    }

    @Test
    void a_package_that_does_not_compile_fails_with_the_compiler_s_words() {
        TestSuite suite = suite("""
                {"ImportPath":"plant/mean [plant/mean.test]","Action":"build-output","Output":"# plant/mean [plant/mean.test]\\n"}
                {"ImportPath":"plant/mean [plant/mean.test]","Action":"build-output","Output":"mean/b_test.go:5:28: undefined: nothing\\n"}
                {"ImportPath":"plant/mean [plant/mean.test]","Action":"build-fail"}
                {"Action":"output","Package":"plant/mean","Output":"FAIL\\tplant/mean [build failed]\\n"}
                {"Action":"fail","Package":"plant/mean","Elapsed":0.001,"FailedBuild":"plant/mean [plant/mean.test]"}
                """);

        assertThat(suite.failed()).singleElement().satisfies(test -> {
            assertThat(test.name()).isEqualTo("(the whole package)");
            assertThat(test.verdict()).isEqualTo(new Verdict.Failed("tasks/mean/b_test.go:5:28: undefined: nothing"));
            assertThat(test.location()).contains(new Location(Path.of("tasks/mean/b_test.go"), 5, 28));
        });
    }

    @Test
    void a_package_that_go_tells_nothing_of_has_failed() {
        assertThat(suite("go: no such tool\n{\"broken").failed())
                .extracting(TestCase::name)
                .containsExactly("(the whole package)");
    }
}
