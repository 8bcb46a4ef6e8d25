package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/go-in-a-task.md says of Go in a component: a task is asked each of it. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoInATaskIT {

    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener cloud;

    @BeforeAll
    void deploy(Lattice lattice) {
        workflow = DeployedWorkflow.of(MavenProjectFolder.copyOf("go-in-a-task", GoInATaskIT.class), lattice);
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "go-in-a-task.told", "go-in-a-task.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        cloud.close();
        workflow.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("largest int", "2147483647"),
                arguments("overflow", "1105032704"),
                arguments("int64", "5400000000"),
                arguments("milliseconds in an int64", "1767225600123"),
                arguments("local", "1970-01-01T00:00:00Z"),
                arguments("variables", "0"),
                arguments("goroutines", "45"),
                arguments("packages", "packed 21.5 80 true 2d71 258 12"),
                arguments("names", "p"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void it_is_so(String question, String answer) {
        assertThat(told(question)).isEqualTo(answer);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        "milliseconds",
                        "json: cannot unmarshal number 1767225600123 into Go struct field .At of type int"),
                arguments("recover", "panic: nothing recovers this"),
                arguments("zone", "errno 2"),
                arguments("file", "errno"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_does_not_work_is_reported(String question, String reason) {
        edge.publish("go-in-a-task.ask", question);

        Listener.Received next = cloud.next();
        assertThat(next.subject()).as(next.text()).isEqualTo("go-in-a-task.errors");
        assertThat(Report.of(next).reason()).contains(reason);
    }

    @Test
    void package_variables_are_new_for_each_message() {
        assertThat(told("state")).isEqualTo("1");
        assertThat(told("state")).isEqualTo("1");
    }

    @Test
    void a_task_brings_the_time_zones_that_it_needs() {
        edge.publish("go-in-a-task.zones", "2026-03-29T01:00:00Z");

        assertThat(cloud.next().text()).isEqualTo("2026-03-29T03:00:00+02:00");
    }

    private String told(String question) {
        edge.publish("go-in-a-task.ask", question);
        return cloud.next().text();
    }
}
