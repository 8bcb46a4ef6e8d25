package io.pelato.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task type as its descriptor {@code template.yaml} tells it.
 *
 * @param name the name in workflow.yaml
 * @param aliases other names for the same type
 * @param summary one sentence for people
 * @param world the WIT world of its components
 * @param parts the folders of shared files that its components consist of, in the order in which they are copied
 * @param forms the forms of the task's function that it can call
 * @param fields the fields it adds to a task, in the order of the descriptor
 * @param links the links that its components need
 * @param config FreeMarker expressions by key of what a component reads at run time
 * @param files the folders whose content makes a component's project: the parts', then its own
 */
public record TaskType(
        String name,
        List<String> aliases,
        String summary,
        String world,
        List<String> parts,
        List<TaskForm> forms,
        List<Field> fields,
        List<Link> links,
        Map<String, String> config,
        List<Path> files) {

    /** Whether tasks of this type can have their messages kept until they are done. */
    public boolean knows(Delivery delivery) {
        return delivery == Delivery.AT_MOST_ONCE
                || links.stream()
                        .anyMatch(
                                link -> link.delivery().filter(delivery::equals).isPresent());
    }

    /** Go code that a task of this type may begin with; a type need not have any. It stands beside the type's files. */
    public Optional<Path> starter() {
        return beside("starter.go");
    }

    /** Examples that hold for the starter; a type need not have any. */
    public Optional<Path> starterExamples() {
        return beside("starter.examples.yaml");
    }

    private Optional<Path> beside(String name) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(files.get(files.size() - 1).resolveSibling(name)).filter(Files::isRegularFile);
    }

    /** The field of this name, if the type has it. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }
}
