package io.pelato.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a workflow becomes: its components, the providers that they are linked with and where all of them run.
 *
 * @param name the name under which the orchestrator knows it
 * @param description one line for people
 * @param parts the components in the order of the tasks, then the providers in the order of their first use
 * @param schedules when components run by themselves, in the order of the tasks
 */
public record Application(String name, String description, List<Part> parts, List<Schedule> schedules) {

    /** The part of this name, if the application has it. */
    public Optional<Part> part(String partName) {
        return parts.stream().filter(part -> part.name().equals(partName)).findFirst();
    }

    /** The configurations that the orchestrator does not hold, by name, each once. */
    public List<String> heldConfigNames() {
        return configs()
                .filter(config -> config.properties().isEmpty())
                .map(NamedConfig::name)
                .distinct()
                .toList();
    }

    /** Every configuration of every part and link. */
    public Stream<NamedConfig> configs() {
        return parts.stream()
                .flatMap(part -> Stream.concat(
                        part.config().stream(),
                        part.links().stream()
                                .flatMap(link ->
                                        Stream.concat(link.sourceConfig().stream(), link.targetConfig().stream()))));
    }
}
