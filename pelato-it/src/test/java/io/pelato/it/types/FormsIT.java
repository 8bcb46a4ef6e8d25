package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that exec_task may have, what an empty result does, and how a wrong form is told. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {

    private static final String FORMS =
            "`func exec_task(arg string) string` or `func exec_task(arg string) (string, error)` or"
                    + " `func exec_task(arg []byte) []byte` or `func exec_task(arg []byte) ([]byte, error)`";

    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener cloud;

    @BeforeAll
    void deploy(Lattice lattice) {
        workflow = DeployedWorkflow.of(MavenProjectFolder.copyOf("forms", FormsIT.class), lattice);
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "forms.out.>", "forms.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        cloud.close();
        workflow.close();
    }

    @Test
    void a_task_may_return_a_string_and_an_error() {
        the_next_to_come_is("string_error", "here", "forms.out.string_error here as a string");

        edge.publish("forms.string_error", "bad");
        assertThat(Report.of(cloud.next()))
                .extracting(Report::task, Report::reason, Report::text)
                .containsExactly("string_error", "bad is not good enough", "bad");
        assertThat(cloud.rest()).as("results beside the error").isEmpty();
    }

    @Test
    void a_task_may_take_bytes_and_return_bytes_and_an_error() {
        edge.publish("forms.bytes_error", new byte[] {1, (byte) 0xfe, 0});
        assertThat(cloud.next().body()).isEqualTo(new byte[] {1, (byte) 0xfe, 0, (byte) 0xff});

        byte[] bad = {0, 1, 2};
        edge.publish("forms.bytes_error", bad);
        Report report = Report.of(cloud.next());
        assertThat(report.reason()).isEqualTo("bytes must not begin with zero");
        assertThat(report.body())
                .as("the message as it came, whatever the task wrote to it")
                .isEqualTo(bad);
    }

    @Test
    void an_empty_result_without_an_error_sends_nothing() {
        edge.publish("forms.string_error", "drop");
        edge.publish("forms.bytes_error", "");

        the_next_to_come_is("string_error", "next", "forms.out.string_error next as a string");
        the_next_to_come_is("bytes_error", "next", "forms.out.bytes_error next\ufffd");
    }

    @Test
    void a_task_may_name_its_results_and_have_helpers_of_its_own() {
        the_next_to_come_is("named", "ab", "forms.out.named abab");

        edge.publish("forms.named", "");
        assertThat(Report.of(cloud.next()).reason()).isEqualTo("nothing came of \"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "func exec_task(arg int) string",
                "func exec_task(arg string)",
                "func exec_task(arg string) error",
                "func exec_task(arg string) (string, string)",
                "func exec_task(arg ...string) string",
                "func exec_task[T any](arg T) T",
                "func exec_task(key, data string) (string, string)"
            })
    void a_wrong_signature_is_found_before_the_compile_with_its_line(String signature) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("forms", WrongForm.class);
        project.write("tasks/named.go", "package main\n\n// The task.\n" + signature + " {\n\tnot Go at all\n}\n");

        MavenResult result = project.maven("package").failed();

        assertThat(result.errors())
                .containsExactly("tasks/named.go:4:6: exec_task has the wrong signature: `" + signature
                        + "`. This task's type calls " + FORMS);
        assertThat(result.output()).doesNotContain("Builder:");
    }

    private void the_next_to_come_is(String task, String body, String expected) {
        edge.publish("forms." + task, body);
        Listener.Received next = cloud.next();
        assertThat(Stream.of(next.subject(), next.text())).containsExactly(expected.split(" ", 2));
        assertThat(cloud.rest()).isEmpty();
    }

    /** Names the folder of projects that are not deployed. */
    private static final class WrongForm {}
}
