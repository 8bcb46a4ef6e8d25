package io.pelato.it.infra;

import io.pelato.it.lattice.Tools;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * README's example with all of its tasks in the cloud that the overlay {@code try} makes, deployed by the user
 * {@code deployer} through forwarded ports.
 */
final class TemperatureInCloud {
    /** The image of the provider for the database, as the cloud's hosts know it. */
    static final String PROVIDER = "sqldb-postgres=registry:5000/providers/sqldb-postgres:test";

    private final Overlay cloud;
    private final String registryAddress;
    private final Path logs;
    private final MavenProjectFolder project;

    /**
     * @param registryAddress an address of this machine that is nobody else's, where the registry has the port of its name
     * @param folder gets the project
     */
    TemperatureInCloud(Overlay cloud, String registryAddress, Path folder, Path logs) {
        this.cloud = cloud;
        this.registryAddress = registryAddress;
        this.logs = logs;
        project =
                MavenProjectFolder.copy(Infra.FOLDER.resolveSibling("examples").resolve("temperature"), folder);
        project.replace("workflow.yaml", "    target: edge\n", "    target: cloud\n");
        project.replace("workflow.yaml", "    target:\n      - edge\n      - cloud\n", "    target: cloud\n");
        project.replace("workflow.yaml", "name: iot\n  user: iot\n", "name: pelato\n  user: pelato\n");
    }

    /** Makes the table and puts the provider into the registry. */
    void prepare() {
        String made = sql(project.read("schema.sql")).output();
        if (!made.contains("CREATE TABLE")) {
            throw new AssertionError(made);
        }
        try (PortForward registry = forward("service/registry", registryAddress, "5000:5000")) {
            named().run(asRegistry(
                    Infra.tool("par"), "push", Infra.tool("sqldb-postgres.par"), image(PROVIDER), "--insecure"));
        }
    }

    private static String image(String provider) {
        return provider.substring(provider.indexOf('=') + 1);
    }

    /** Runs Maven on it, which must end well. */
    void maven(String goal) {
        try (PortForward nats = forward("service/nats", "127.0.0.1", ":4222");
                PortForward registry = forward("service/registry", registryAddress, "5000:5000")) {
            named().with("TEMPERATURE_DB_PASSWORD", Overlay.read(cloud.secret("postgres-password")))
                    .run(asRegistry(
                            "mvn",
                            "-B",
                            "-Dmaven.repo.local=" + System.getProperty("pelato.it.repository"),
                            "-Dpelato.cache="
                                    + Path.of(System.getProperty("pelato.it.work"), "cache")
                                            .toAbsolutePath(),
                            "-Dpelato.builder=local",
                            "-Dpelato.registry=registry:5000/iot",
                            "-Dpelato.registry.allowHttp=true",
                            "-Dpelato.providers=" + PROVIDER,
                            "-Dpelato.nats.url=tls://localhost:" + nats.port(),
                            "-Dpelato.nats.username=deployer",
                            "-Dpelato.nats.password=" + cloud.password("deployer"),
                            "-Dpelato.nats.tls.ca=" + cloud.authority(),
                            "-Dpelato.nats.hosts=nats://nats-leaf:4222",
                            "-Dpelato.nats.domain=cloud",
                            "-Ddb.host=postgres",
                            "-Ddb.port=5432",
                            goal));
        }
    }

    /** How many rows there are. */
    int rows() {
        Command.Result result = sql("select count(*) from readings");
        return result.exitCode() == 0 ? Integer.parseInt(result.output()) : 0;
    }

    private Command.Result sql(String statement) {
        return cloud.cluster()
                .tryKubectl(
                        "--namespace",
                        cloud.namespace(),
                        "exec",
                        "postgres-0",
                        "--",
                        "psql",
                        "--host=127.0.0.1",
                        "--username=pelato",
                        "--tuples-only",
                        "--no-align",
                        "--command=" + statement,
                        "dbname=pelato password=" + Overlay.read(cloud.secret("postgres-password")));
    }

    private PortForward forward(String target, String address, String ports) {
        return new PortForward(cloud.cluster(), logs, cloud.namespace(), target, address, ports);
    }

    private Command named() {
        return Command.in(project.directory()).with(Tools.installed().buildEnvironment());
    }

    /** A command that finds the registry's name at its forwarded port. */
    private List<String> asRegistry(String... command) {
        List<String> words = new ArrayList<>(List.of(Infra.tool("with-hosts"), "registry=" + registryAddress, "--"));
        words.addAll(List.of(command));
        return words;
    }
}
