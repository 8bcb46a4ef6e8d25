package io.pelato.maven;

import io.pelato.InitRequest;
import io.pelato.NewProject;
import io.pelato.Pelato;
import io.pelato.problem.ProblemsException;
import java.io.Console;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a new workflow project: a POM, workflow.yaml, and a folder with Go code for each task. On a terminal it asks what
 * is not set, unless Maven runs with {@code -B}. It never overwrites a file.
 */
@Mojo(
        name = "init",
        requiresProject = false,
        aggregator = true,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class InitMojo extends AbstractMojo {

    /** The types where none are named. */
    static final List<String> USUAL = List.of("producer_nats", "processor_nats");

    /**
     * The types of the tasks, in the order in which messages pass them; a type may come twice. By default producer_nats
     * and processor_nats.
     */
    @Parameter(property = "pelato.init.types")
    private List<String> types;

    /** The workflow's name; by default that of the folder. */
    @Parameter(property = "pelato.init.name")
    private String name;

    /** The groupId of the new POM. */
    @Parameter(property = "pelato.init.groupId", defaultValue = "com.example")
    private String groupId;

    /** The folder of the new project; by default the one that Maven runs in. It is made if there is none. */
    @Parameter(property = "pelato.init.directory")
    private File directory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public void execute() throws MojoFailureException {
        UnknownProperties.warn(getLog(), session, execution);
        try (Pelato pelato = Pelato.open(new RunLog(getLog(), new RunTimes()))) {
            InitRequest request = request(answers());
            tell(request, pelato.init(request));
        } catch (ProblemsException e) {
            throw new Failure(getLog()).of(e);
        }
    }

    InitRequest request(Answers answers) {
        Path folder = folder();
        String named = Optional.ofNullable(name)
                .or(() -> answers.to("Name of the workflow [" + nameOf(folder) + "]: "))
                .orElseGet(() -> nameOf(folder));
        List<String> chosen = Optional.ofNullable(types)
                .filter(given -> !given.isEmpty())
                .or(() -> answers.to("Types of its tasks, with commas between them [" + String.join(",", USUAL) + "]: ")
                        .map(line -> Arrays.asList(line.split(","))))
                .orElse(USUAL);
        String version = execution.getMojoDescriptor().getPluginDescriptor().getVersion();
        return new InitRequest(
                folder,
                named,
                AbstractPelatoMojo.stripped(chosen),
                Map.of("pom.xml", new NewPom(groupId, named, version).text()));
    }

    private Path folder() {
        Path here = Path.of(session.getExecutionRootDirectory());
        return Optional.ofNullable(directory)
                .map(File::toPath)
                .map(here::resolve)
                .orElse(here)
                .toAbsolutePath()
                .normalize();
    }

    private static String nameOf(Path folder) {
        String plain = String.valueOf(folder.getFileName()).replaceAll("[^A-Za-z0-9_-]+", "-");
        String stripped = plain.replaceAll("^-+|-+$", "");
        return stripped.isEmpty() ? "workflow" : stripped.substring(0, Math.min(63, stripped.length()));
    }

    private void tell(InitRequest request, NewProject made) {
        made.files().forEach(file -> getLog().info("Made " + request.directory().relativize(file)));
        String enter = request.directory()
                        .equals(Path.of(session.getExecutionRootDirectory())
                                .toAbsolutePath()
                                .normalize())
                ? ""
                : "cd " + request.directory() + " && ";
        getLog().info("Next: " + enter + "mvn package, or mvn pelato:up deploy for a lattice on this machine");
    }

    @SuppressWarnings("SystemConsoleNull") // Where it is never null, it tells whether it is a terminal.
    private Answers answers() {
        Console console = System.console();
        return session.getRequest().isInteractiveMode() && console != null && isTerminal(console)
                ? Answers.of(question -> console.readLine("%s", question))
                : Answers.none();
    }

    // Since Java 22 there is a console where no terminal is, and a method that tells.
    private static boolean isTerminal(Console console) {
        try {
            Method asked = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(asked.invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
