package io.pelato;

import io.pelato.bundle.BundleIndex;
import io.pelato.bundle.BundleReader;
import io.pelato.bundle.UnpackedBundle;
import io.pelato.workflow.CodeAtHand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release as a project: all steps after the build can be asked for it.
 *
 * @param project the project
 * @param template the template of its manifest
 */
public record BundledProject(Project project, Path template) {

    /**
     * What the place of a release says of it.
     *
     * @param properties what {@code ${name}} stands for in the workflow file, before what the bundle says
     * @param targets the targets that a task may name, in place of those of the bundle
     * @param instances how many messages a target works on at once, in place of what the bundle says
     */
    public record Stage(Map<String, String> properties, Optional<List<String>> targets, Optional<Integer> instances) {}

    /**
     * Unpacks a bundle.
     *
     * @param bundle the bundle
     * @param below the folder that gets a folder for it
     * @param cache the user's folder for what outlives a build
     * @throws io.pelato.problem.ProblemsException if it is damaged, or anything else than a bundle
     */
    public static BundledProject unpack(Path bundle, Path below, Path cache, Stage stage) {
        UnpackedBundle unpacked = BundleReader.of(bundle).unpackBelow(below);
        Path folder = unpacked.folder();
        BundleIndex index = BundleIndex.read(folder);
        Map<String, String> properties = new HashMap<>(index.properties());
        properties.putAll(stage.properties());
        Path templates = folder.resolve(UnpackedBundle.TEMPLATES);
        var project = new Project(
                folder,
                folder.resolve(UnpackedBundle.WORKFLOW),
                folder.resolve("tasks"),
                folder,
                cache,
                index.name(),
                stage.targets().orElse(index.targets()),
                stage.instances().orElse(index.instances()),
                Files.isDirectory(templates) ? List.of(templates) : List.of(),
                properties,
                CodeAtHand.COMPONENTS);
        return new BundledProject(project, unpacked.manifest());
    }
}
