package io.pelato.maven;

import io.pelato.BundleRequest;
import io.pelato.Pelato;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Packs the components, and all that a deployment takes beside them, into a zip that {@code install} and {@code deploy}
 * put into Maven repositories beside the POM. {@code pelato.bundle} deploys it where there is no code.
 */
@Mojo(
        name = "bundle",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class BundleMojo extends AbstractPelatoMojo {

    private static final String PACKAGING = "pelato";

    /** Skips this goal alone; nothing is put into Maven repositories then. */
    @Parameter(property = "pelato.bundle.skip", defaultValue = "false")
    private Switch bundleSkip;

    /** Skips build, and bundle with it: there is nothing to pack then. */
    @Parameter(property = "pelato.build.skip", defaultValue = "false")
    private Switch buildSkip;

    /** Your own template of the manifest, in place of Pelato's; FreeMarker. */
    @Parameter(property = "pelato.manifest.template")
    private File manifestTemplate;

    private final MavenProjectHelper projects;

    @Inject
    BundleMojo(MavenProjectHelper projects) {
        this.projects = projects;
    }

    @Override
    Switch ownSkip() {
        return bundleSkip;
    }

    @Override
    void skipped() {
        leaveOut("maven.install.skip");
        leaveOut("maven.deploy.skip");
    }

    @Override
    void run(Pelato pelato) {
        if (buildSkip.isOn("pelato.build.skip")) {
            getLog().info("Skipped: pelato.build.skip is set");
            skipped();
            return;
        }
        MavenProject project = mavenProject();
        Path file = pelato.bundle(request());
        if (PACKAGING.equals(project.getPackaging())) {
            project.getArtifact().setFile(file.toFile());
        } else {
            projects.attachArtifact(project, "zip", PACKAGING, file.toFile());
        }
        if (!hasRepository()) {
            leaveOut("maven.deploy.skip");
        }
    }

    BundleRequest request() {
        Path file = Path.of(mavenProject().getBuild().getDirectory())
                .resolve(mavenProject().getArtifactId() + "-" + mavenProject().getVersion() + "-pelato.zip");
        return new BundleRequest(
                project(), file, Optional.ofNullable(manifestTemplate).map(File::toPath), properties());
    }

    // What settings.xml and the command line say is of this machine, and may be secret.
    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        Properties pom = mavenProject().getProperties();
        pom.stringPropertyNames().forEach(name -> properties.put(name, pom.getProperty(name)));
        session()
                .getSettings()
                .getProfiles()
                .forEach(profile ->
                        properties.keySet().removeAll(profile.getProperties().stringPropertyNames()));
        properties.keySet().removeAll(session().getUserProperties().stringPropertyNames());
        return properties;
    }

    // Where a project names none, its workflow is deployed to the lattice alone.
    private boolean hasRepository() {
        Map<String, String> properties = BuildProperties.of(session(), mavenProject());
        return mavenProject().getDistributionManagementArtifactRepository() != null
                || Stream.of(
                                "altDeploymentRepository",
                                "altReleaseDeploymentRepository",
                                "altSnapshotDeploymentRepository")
                        .anyMatch(properties::containsKey);
    }

    private void leaveOut(String parameter) {
        if (PACKAGING.equals(mavenProject().getPackaging())) {
            mavenProject().getProperties().setProperty(parameter, "true");
        }
    }
}
