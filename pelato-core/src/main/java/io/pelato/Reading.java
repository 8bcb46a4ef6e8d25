package io.pelato;

import io.pelato.bundle.BundleIndex;
import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.module.ModuleCache;
import io.pelato.module.TaskModule;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.BuiltInTemplates;
import io.pelato.template.Templates;
import io.pelato.workflow.CodeAtHand;
import io.pelato.workflow.ProjectName;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import io.pelato.workflow.WorkflowReader;
import io.pelato.workflow.WorkflowSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read of a project and generated from it; each when it is first asked for. */
final class Reading {

    private final Project project;
    private final TemplateFolders folders;
    private Optional<Templates> templates = Optional.empty();
    private Optional<Workflow> workflow = Optional.empty();
    private Optional<List<ComponentProject>> generated = Optional.empty();
    private Optional<FileStamps> stamps = Optional.empty();

    Reading(Project project, TemplateFolders folders) {
        this.project = project;
        this.folders = folders;
    }

    Project project() {
        return project;
    }

    Output output() {
        return new Output(project);
    }

    /** Whether a file was changed since, as by another plugin that writes code between two of our goals. */
    synchronized boolean isOutdated() {
        return stamps.filter(FileStamps::changed).isPresent();
    }

    /** Every task type and provider there is. */
    synchronized Templates templates() {
        if (templates.isEmpty()) {
            templates = Optional.of(Templates.read(folders.of(project.templates())));
        }
        return templates.get();
    }

    /** The folders that the types and providers are read from; what a later one has goes before an earlier one's. */
    synchronized List<Path> templateRoots() {
        List<Path> roots = new ArrayList<>(List.of(BuiltInTemplates.folder()));
        roots.addAll(folders.of(project.templates()));
        return roots;
    }

    /** The workflow. */
    synchronized Workflow workflow() {
        if (workflow.isEmpty()) {
            Workflow read = new WorkflowReader(templates(), settings()).read(project.workflow());
            stamps = Optional.of(FileStamps.of(files(read)));
            workflow = Optional.of(read);
        }
        return workflow.get();
    }

    /** The application's name, whatever else is wrong in the sources. */
    String application() {
        return ProjectName.read(project.workflow(), settings());
    }

    /** The projects of the components, which are on the disk. */
    synchronized List<ComponentProject> generated() {
        if (bundle().isPresent()) {
            throw new ProblemsException(Problem.of(
                    "A bundle holds components, and no code that could be compiled",
                    "Leave out pelato.bundle, and run the goal in the project that the bundle was made of"));
        }
        if (generated
                .filter(projects -> projects.stream().allMatch(known -> Files.isDirectory(known.directory())))
                .isEmpty()) {
            generated = Optional.of(generator().generate(workflow()));
        }
        return generated.get();
    }

    /** The projects of the components, without writing any. */
    synchronized List<ComponentProject> described() {
        return generated.orElseGet(() -> bundle().map(index -> new BundledComponents(workflow(), output()).projects())
                .orElseGet(() -> generator().describe(workflow())));
    }

    /** What the bundle says that this project was unpacked from, if it was. */
    Optional<BundleIndex> bundle() {
        return project.code() == CodeAtHand.COMPONENTS
                ? Optional.of(BundleIndex.read(project.directory()))
                : Optional.empty();
    }

    /** The git commit of the code. */
    Optional<String> commit() {
        return bundle().isPresent()
                ? bundle().flatMap(BundleIndex::commit)
                : new GitCheckout(project.directory()).commit();
    }

    private ProjectGenerator generator() {
        return new ProjectGenerator(output().generated(), project.directory(), new ModuleCache(project.cache()));
    }

    private static List<Path> files(Workflow workflow) {
        List<Path> files = new ArrayList<>(List.of(workflow.file()));
        workflow.tasks().stream().map(Task::code).forEach(files::add);
        workflow.module().ifPresent(module -> {
            files.addAll(TaskModule.files(module.folder()));
            files.add(module.folder());
        });
        return files;
    }

    private WorkflowSettings settings() {
        return new WorkflowSettings(
                project.name(),
                project.directory(),
                project.tasks(),
                project.targets(),
                project.instances(),
                name -> Optional.ofNullable(project.properties().get(name)),
                project.code());
    }
}
