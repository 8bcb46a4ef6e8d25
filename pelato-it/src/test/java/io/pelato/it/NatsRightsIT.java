package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A NATS user with exactly the rights that docs/deploying.md lists deploys, looks and undeploys; one with less is told. */
@ExtendWith(LatticeExtension.class)
class NatsRightsIT {

    private static final String PASSWORD = "open-sesame-4711";
    private static final String FOR_ALL = rights(0);
    private static final String FOR_KEPT = rights(2).replace("$JS.API", "$JS.cloud.API");
    private static final String FOR_SCHEDULES = rights(1).replace("$JS.API", "$JS.cloud.API");

    @TempDir
    private Path folder;

    @Test
    void a_workflow_without_schedules_needs_the_rights_of_the_list(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", NatsRightsIT.class);
        try (NatsServer server = door(lattice, FOR_ALL)) {
            List<String> settings = settings(lattice, server);

            project.maven(settings, "deploy").succeeded();
            assertThat(project.maven(settings, "pelato:status").succeeded().output())
                    .containsPattern("two-tasks [0-9a-f]{16}:")
                    .doesNotContain("missing");
            assertThat(project.maven(settings, "pelato:plan").succeeded().output())
                    .contains("runs as the workflow says: a deployment changes nothing");
            assertThat(project.maven(settings, "pelato:history").succeeded().output())
                    .containsPattern("\\* [0-9a-f]{16} .* deployed");
            assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                    .contains("two-tasks is gone: nothing of it is left on the hosts");
            assertThat(server.service().log()).doesNotContain("Violation");
        }
    }

    @Test
    void a_workflow_with_schedules_needs_those_of_both_lists(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("ticks", NatsRightsIT.class);
        project.replace("workflow.yaml", "project_name: ticks", "project_name: rights");
        try (NatsServer server = door(lattice, FOR_ALL.replace("publish: [", "publish: [" + FOR_SCHEDULES + ","))) {
            List<String> settings = settings(lattice, server);
            settings.add("-Dpelato.nats.domain=cloud");

            assertThat(project.maven(settings, "deploy").succeeded().output())
                    .contains("fast is scheduled: @every 1s to rights.fast.trigger");
            assertThat(project.maven(settings, "pelato:status").succeeded().output())
                    .doesNotContain("missing");
            assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                    .contains("fast is no longer scheduled", "rights is gone");
            assertThat(server.service().log()).doesNotContain("Violation");
        }
    }

    @Test
    void a_workflow_whose_messages_are_kept_needs_those_of_its_list_beside(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", NatsRightsIT.class);
        project.replace(
                "workflow.yaml", "project_name: two-tasks", "project_name: kept-rights\ndelivery: at_least_once");
        try (NatsServer server = door(lattice, FOR_ALL)) {
            assertThat(project.maven(inCloud(lattice, server), "deploy")
                            .failed()
                            .errors())
                    .singleElement()
                    .asString()
                    .contains(
                            "does not let this user publish on $JS.cloud.API.INFO, ",
                            "publish on $JS.cloud.API.STREAM.CREATE.PELATO_kept-rights_trial_cloud");
        }
        try (NatsServer server = door(lattice, FOR_ALL.replace("publish: [", "publish: [" + FOR_KEPT + ","))) {
            List<String> settings = inCloud(lattice, server);

            project.maven(settings, "deploy").succeeded();
            assertThat(project.maven(settings, "pelato:status").succeeded().output())
                    .contains("kept in the JetStream domain cloud: PELATO_kept-rights_cloud")
                    .doesNotContain("missing", "not set up yet");
            project.replace("workflow.yaml", "component_name: tag", "component_name: mark");
            assertThat(project.maven(settings, "deploy").succeeded().output())
                    .contains(
                            "Deleted the consumer tag in the JetStream domain cloud, whose task the workflow has no more")
                    .doesNotContain("Deleted the consumer clean", "could not be deleted");
            settings.add("-Dpelato.forget");
            assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                    .contains("Deleted the stream PELATO_kept-rights_cloud");
            assertThat(server.service().log()).doesNotContain("Violation");
        }
    }

    private static List<String> inCloud(Lattice lattice, NatsServer server) {
        List<String> settings = settings(lattice, server);
        settings.add("-Dpelato.nats.domain=cloud");
        return settings;
    }

    @Test
    void rights_that_are_missing_are_named_before_anything_is_sent(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("ticks", NatsRightsIT.class);
        project.replace("workflow.yaml", "project_name: ticks", "project_name: lacking");
        try (NatsServer server = door(lattice, FOR_ALL)) {
            List<String> settings = settings(lattice, server);
            settings.add("-Dpelato.nats.domain=cloud");

            MavenResult deployment = project.maven(settings, "deploy").failed();

            assertThat(deployment.errors())
                    .singleElement()
                    .asString()
                    .startsWith("NATS at " + server.host() + " does not let this user publish on"
                            + " $JS.cloud.API.STREAM.INFO.pelato-schedule-default-lacking-fast,")
                    .contains("publish on pelato.schedule.default.lacking.slow.schedule. Have the permission added");
            assertThat(Inventory.ids(new Questions(lattice.natsUrl(Side.CLOUD)), "lacking"))
                    .isEmpty();
        }
    }

    @Test
    void a_right_that_nobody_could_know_of_is_named_when_it_is_missed(Lattice lattice) {
        String silent = FOR_ALL.replace(",\n    \"$SYS.REQ.USER.INFO\"", "")
                .replace("\"wadm.api.default.model.>\"", "\"wadm.api.default.model.get\"");
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", NatsRightsIT.class);
        try (NatsServer server = door(lattice, silent)) {
            assertThat(project.maven(settings(lattice, server), "pelato:undeploy")
                            .succeeded()
                            .output())
                    .contains("two-tasks was not deployed");
        }
        String nothing = silent.replace("\"wadm.api.default.model.get\"", "\"nothing\"");
        try (NatsServer server = door(lattice, nothing)) {
            assertThat(project.maven(settings(lattice, server), "pelato:undeploy")
                            .failed()
                            .errors())
                    .containsExactly("NATS at " + server.host() + " does not let this user publish on"
                            + " wadm.api.default.model.get. Have the permission added to the user's, or connect as"
                            + " another user; docs/deploying.md lists what deploying needs");
        }
    }

    private NatsServer door(Lattice lattice, String permissions) {
        return NatsServer.door(
                folder,
                "authorization { users: [ { user: baker, password: \"" + PASSWORD + "\", " + permissions + " } ] }",
                lattice.leafUrl(),
                "");
    }

    private static List<String> settings(Lattice lattice, NatsServer server) {
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.removeIf(setting -> setting.startsWith("-Dpelato.nats.url="));
        settings.add("-Dpelato.nats.url=nats://" + server.host());
        settings.add("-Dpelato.nats.username=baker");
        settings.add("-Dpelato.nats.password=" + PASSWORD);
        settings.add("-Dpelato.builder=local");
        return settings;
    }

    /** A block of the page's section on rights. */
    private static String rights(int block) {
        try {
            String page = Files.readString(Path.of("../docs/deploying.md"));
            String section = page.substring(page.indexOf("### What the NATS user must be allowed"));
            return section.split("```", -1)[2 * block + 1].strip().replaceFirst(",$", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
