package io.pelato.it.types;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.util.ArrayList;
import java.util.List;

/** A workflow that was deployed to a lattice with {@code mvn deploy}; closing takes it away. */
public final class DeployedWorkflow implements AutoCloseable {

    private final MavenProjectFolder project;
    private final List<String> settings;
    private final MavenResult deployment;

    private DeployedWorkflow(MavenProjectFolder project, List<String> settings) {
        this.project = project;
        this.settings = settings;
        this.deployment = maven("deploy").succeeded();
    }

    /** Deploys a project, compiled with the tools on the PATH, with these settings beside the lattice's own. */
    public static DeployedWorkflow of(MavenProjectFolder project, Lattice lattice, String... settings) {
        List<String> all = new ArrayList<>(lattice.mavenArguments());
        all.add("-Dpelato.builder=local");
        all.addAll(List.of(settings));
        return new DeployedWorkflow(project, List.copyOf(all));
    }

    /** How the deployment went. */
    public MavenResult deployment() {
        return deployment;
    }

    /** The project's folder. */
    public MavenProjectFolder project() {
        return project;
    }

    /** Runs Maven with the same settings. */
    public MavenResult maven(String... goals) {
        return project.maven(settings, goals);
    }

    @Override
    public void close() {
        maven("pelato:undeploy").succeeded();
    }
}
