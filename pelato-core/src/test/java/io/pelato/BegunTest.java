package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.registry.ComponentPublisher;
import io.pelato.rollout.Orchestrator;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What begins before its turn is for the request that it was begun for, and for no other. */
class BegunTest {

    private final TestWorkflow workflow = new TestWorkflow(Path.of("project"));
    private final DeployRequest plant = workflow.deploy("nats://127.0.0.1:1");
    private final DeployRequest office = workflow.deploy("nats://127.0.0.1:2");
    private final Begun begun = new Begun(TestWorkflow.silence());

    @AfterEach
    void what_is_left_ends() {
        begun.close();
    }

    @Test
    void two_deployments_to_two_lattices_each_take_up_their_own_connection() {
        begun.begin(plant, Optional::empty);
        begun.begin(office, Optional::empty);

        try (Orchestrator second = begun.take(office);
                Orchestrator first = begun.take(plant);
                Orchestrator again = begun.take(plant)) {
            assertThat(first).isNotSameAs(second);
            assertThat(again).as("what was taken up is taken up once").isNotSameAs(first);
        }
    }

    @Test
    void a_deployment_that_nobody_began_for_begins_at_its_turn() {
        begun.begin(plant, Optional::empty);

        try (Orchestrator own = begun.take(office);
                Orchestrator other = begun.take(plant)) {
            assertThat(own).isNotSameAs(other);
        }
    }

    @Test
    void two_pushes_to_two_registries_each_take_up_their_own_connection() {
        PushRequest north = workflow.push("127.0.0.1:1/north");
        PushRequest south = workflow.push("127.0.0.1:2/south");
        begun.begin(north);
        begun.begin(south);
        begun.begin(south);

        try (ComponentPublisher second = begun.take(south);
                ComponentPublisher first = begun.take(north);
                ComponentPublisher again = begun.take(north)) {
            assertThat(first).isNotSameAs(second).isNotSameAs(again);
        }
    }
}
