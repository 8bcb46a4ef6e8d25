package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.PluginParameter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A parent POM for many teams: what it sets, what its projects overrule, and all of them built at once. */
class ParentPomIT {

    private static final String PARENT_PROPERTIES = "<!-- parent properties -->";
    private static final String PARENT_CONFIGURATION = "<!-- parent configuration -->";
    private static final String CHILD_PROPERTIES = "<!-- child properties -->";
    private static final String CHILD_CONFIGURATION = "<!-- child configuration -->";

    /** Every goal that works on a project; they say with -X what they were told, and are skipped. */
    private static final List<String> ALL_GOALS = List.of(
            "-X",
            "-Dpelato.skip=true",
            "deploy",
            "pelato:undeploy",
            "pelato:status",
            "pelato:plan",
            "pelato:history",
            "pelato:rollback",
            "pelato:tail",
            "pelato:dev",
            "pelato:resolve",
            "pelato:run",
            "pelato:graph",
            "pelato:schema");

    private final MavenProjectFolder parent = MavenProjectFolder.copyOf("parent", ParentPomIT.class);

    @Test
    void every_parameter_is_set_once_by_a_property_of_the_parent_and_overruled_by_one_of_the_child() {
        parent.replace("pom.xml", PARENT_PROPERTIES, elements(PluginParameter::property, "1"));
        parent.replace("south/pom.xml", CHILD_PROPERTIES, elements(PluginParameter::property, "2"));

        String output = parent.maven(ALL_GOALS).succeeded().output();

        assertThat(told(output, "north")).containsAll(expected("1"));
        assertThat(told(output, "south")).containsAll(expected("2"));
    }

    @Test
    void every_parameter_is_set_once_in_the_configuration_of_the_parent_and_overruled_in_that_of_the_child() {
        parent.replace("pom.xml", PARENT_CONFIGURATION, elements(PluginParameter::name, "1"));
        parent.replace("south/pom.xml", CHILD_CONFIGURATION, elements(PluginParameter::name, "2"));

        String output = parent.maven(ALL_GOALS).succeeded().output();

        assertThat(told(output, "north")).containsAll(expected("1"));
        assertThat(told(output, "south")).containsAll(expected("2"));
    }

    @Test
    void the_command_line_beats_every_property_and_every_configuration() {
        parent.replace("pom.xml", PARENT_PROPERTIES, elements(PluginParameter::property, "1"));
        parent.replace("pom.xml", PARENT_CONFIGURATION, elements(PluginParameter::name, "1"));
        parent.replace("south/pom.xml", CHILD_CONFIGURATION, elements(PluginParameter::name, "2"));

        String output = parent.maven(Stream.concat(
                                ALL_GOALS.stream(),
                                parameters().map(parameter -> "-D" + parameter.property() + "=" + parameter.value("3")))
                        .toList())
                .succeeded()
                .output();

        assertThat(told(output, "north")).containsAll(expected("3"));
        assertThat(told(output, "south")).containsAll(expected("3"));
    }

    @Test
    @ExtendWith(LatticeExtension.class)
    void two_projects_are_deployed_and_taken_away_side_by_side(Lattice lattice) {
        List<String> settings = Stream.concat(
                        lattice.mavenArguments().stream(), Stream.of("-T2", "-Dpelato.builder=local"))
                .toList();

        try {
            String deployed = parent.maven(settings, "deploy").succeeded().output();

            assertThat(deployed)
                    .contains("Using the MultiThreadedBuilder implementation with a thread count of 2")
                    .containsPattern("north [0-9a-f]{16}:")
                    .containsPattern("south [0-9a-f]{16}:")
                    .doesNotContain("not marked as", "thread-safe", "Plugin validation");
            try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "north.out", "south.out")) {
                cloud.publish("north.in", "sea");
                assertThat(cloud.next().text()).isEqualTo("north sea");
                cloud.publish("south.in", "pole");
                assertThat(cloud.next().text()).isEqualTo("south pole");
            }
        } finally {
            assertThat(parent.maven(settings, "pelato:undeploy").succeeded().output())
                    .contains("north is gone: nothing of it is left on the hosts")
                    .contains("south is gone: nothing of it is left on the hosts");
        }
    }

    private static Stream<PluginParameter> parameters() {
        return PluginParameter.all().filter(parameter -> !parameter.property().equals("pelato.skip"));
    }

    private static String elements(Function<PluginParameter, String> element, String variant) {
        return parameters()
                .map(parameter -> "<" + element.apply(parameter) + ">" + parameter.value(variant) + "</"
                        + element.apply(parameter) + ">")
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> expected(String variant) {
        return parameters()
                .map(parameter -> parameter.goal() + " (f) " + parameter.name() + " = " + parameter.shown(variant))
                .toList();
    }

    /** What each goal was told in one of the projects, a line a parameter, with the goal's name before it. */
    private static List<String> told(String output, String project) {
        String goal = "";
        String current = "";
        Stream.Builder<String> told = Stream.builder();
        for (String line : output.lines().toList()) {
            if (line.contains(" --- pelato-maven-plugin:") || line.contains(" --- pelato:")) {
                goal = line.replaceAll(".* --- [^ ]*:([a-z]+) \\(.*", "$1");
                current = line.replaceAll(".* @ ([a-z]+) ---", "$1");
            } else if (line.startsWith("[DEBUG]   (f) ") && current.equals(project)) {
                told.add(goal + line.substring("[DEBUG]  ".length()));
            }
        }
        return told.build()
                .map(line -> line.replaceAll("/\\S*/" + project + "/", "PROJECT/"))
                .toList();
    }
}
