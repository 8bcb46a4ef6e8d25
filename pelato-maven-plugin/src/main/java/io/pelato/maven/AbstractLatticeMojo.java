package io.pelato.maven;

import io.pelato.BundledProject;
import io.pelato.LatticeAccess;
import io.pelato.Project;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsAddresses;
import io.pelato.lattice.NatsFiles;
import io.pelato.lattice.NatsSettings;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.LoginSource;
import io.pelato.stream.Place;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that talk to a lattice. */
abstract class AbstractLatticeMojo extends AbstractRegistryMojo {

    private static final Pattern LATTICE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final MavenLogins logins;

    /** The lattice's name. */
    @Parameter(property = "pelato.lattice", defaultValue = "default")
    private String lattice;

    /** The NATS servers of the lattice, as this machine reaches them; any of them will do. */
    @Parameter(property = "pelato.nats.url", alias = "natsUrl", defaultValue = "nats://127.0.0.1:4222")
    private List<ServerUrl> natsUrlsFromHere;

    /** The NATS user. */
    @Parameter(property = "pelato.nats.username")
    private String natsUsername;

    /** The password of pelato.nats.username. */
    @Parameter(property = "pelato.nats.password")
    private Secret natsPassword;

    /** A server in settings.xml that holds the NATS user and password. */
    @Parameter(property = "pelato.nats.server")
    private String natsServer;

    /** The NATS token. */
    @Parameter(property = "pelato.nats.token")
    private Secret natsToken;

    /** The NATS credentials file. */
    @Parameter(property = "pelato.nats.creds")
    private File natsCreds;

    /** The certificates (PEM) of the authorities that sign the NATS servers' certificates. */
    @Parameter(property = "pelato.nats.tls.ca")
    private File natsTlsCa;

    /** The certificate (PEM) that shows the NATS servers who calls. */
    @Parameter(property = "pelato.nats.tls.cert")
    private File natsTlsCert;

    /** The key (PEM) of pelato.nats.tls.cert. */
    @Parameter(property = "pelato.nats.tls.key")
    private File natsTlsKey;

    /**
     * The domain of the cloud's JetStream, which keeps schedules and the messages of tasks with delivery: at_least_once.
     * Needed where pelato.nats.url is a leaf node without JetStream of its own, where hosts reach the cloud through leaf
     * nodes, and with entry: edge.
     */
    @Parameter(property = "pelato.nats.domain")
    private String natsDomain;

    /** How long a deployment or its removal may take, in seconds. */
    @Parameter(property = "pelato.deploy.timeout", defaultValue = "120")
    private WholeNumber timeout;

    /** Your own template of the manifest, in place of Pelato's; FreeMarker. */
    @Parameter(property = "pelato.manifest.template")
    private File manifestTemplate;

    /**
     * A release to work on in place of this project, from Maven repositories: {@code groupId:artifactId:version}, with the
     * classifier behind another colon where it has one.
     */
    @Parameter(property = "pelato.bundle")
    private String bundle;

    private Optional<BundledProject> unpacked = Optional.empty();

    AbstractLatticeMojo(MavenLogins logins) {
        super(logins);
        this.logins = logins;
    }

    /**
     * The lattice, as the parameters tell it.
     *
     * @throws ProblemsException naming every one of them that is wrong
     */
    final LatticeAccess access() {
        var checks = new Checks();
        Optional<String> name = checks.get(this::latticeName);
        Optional<NatsSettings> nats = checks.get(this::nats);
        Optional<Long> seconds =
                checks.get(() -> timeout.between(1, Limits.SECONDS, "pelato.deploy.timeout", "seconds"));
        Optional<Optional<String>> domain = checks.get(this::natsDomain);
        checks.end();
        return new LatticeAccess(
                new LatticeSettings(
                        name.orElseThrow(),
                        nats.orElseThrow(),
                        Duration.ofSeconds(seconds.orElseThrow()),
                        domain.orElseThrow()),
                manifestTemplate());
    }

    @Override
    final boolean isBundled() {
        return bundle != null && !bundle.isBlank();
    }

    @Override
    final Project project() {
        return isBundled() ? unpacked().project() : super.project();
    }

    private BundledProject unpacked() {
        if (unpacked.isEmpty()) {
            unpacked = Optional.of(new NamedBundle(bundle.strip(), session(), mavenProject(), artifacts())
                    .unpack(output().resolve("bundle"), cache(), this::targets, this::instances));
        }
        return unpacked.get();
    }

    /** The template of the manifest that is not Pelato's own. */
    final Optional<Path> manifestTemplate() {
        return isBundled() ? Optional.of(unpacked().template()) : path(manifestTemplate);
    }

    /** The servers of settings.xml. */
    final LoginSource servers() {
        return logins.of(session().getSettings());
    }

    private String latticeName() {
        if (!LATTICE.matcher(lattice).matches()) {
            throw new ProblemsException(Problem.of(
                    "pelato.lattice is \"" + lattice + "\", which no lattice is called",
                    "Write letters, digits, - and _: the name is a word of the subjects that hosts listen on"));
        }
        return lattice;
    }

    // A variable of a CI server that is empty names none.
    private Optional<String> natsDomain() {
        Optional<String> domain =
                Optional.ofNullable(natsDomain).map(String::strip).filter(text -> !text.isEmpty());
        if (domain.filter(text -> !Place.isDomain(text)).isPresent()) {
            throw new ProblemsException(
                    Problem.of(
                            "pelato.nats.domain is \"" + domain.get() + "\", which no JetStream domain is called",
                            "Write the domain as it stands in the jetstream block of the NATS server, a single word such as cloud"));
        }
        return domain;
    }

    private NatsSettings nats() {
        var checks = new Checks();
        Optional<List<String>> urls = checks.get(this::urls);
        Optional<Optional<Login>> login =
                checks.get(() -> Optional.ofNullable(natsServer).map(this::natsLogin));
        var settings = new NatsSettings(
                urls.orElse(List.of()),
                Optional.ofNullable(natsUsername)
                        .filter(user -> !user.isBlank())
                        .or(() -> login.flatMap(found -> found.map(Login::user))),
                Secret.reveal(natsPassword).or(() -> login.flatMap(found -> found.map(Login::password))),
                Secret.reveal(natsToken),
                path(natsCreds),
                path(natsTlsCa),
                path(natsTlsCert),
                path(natsTlsKey));
        checks.run(() -> NatsFiles.check(settings));
        checks.end();
        return settings;
    }

    private List<String> urls() {
        List<String> urls = stripped(natsUrlsFromHere.stream()
                .map(url -> url == null ? "" : url.whole())
                .toList());
        NatsAddresses.check("pelato.nats.url", urls);
        return urls;
    }

    private Login natsLogin(String server) {
        return servers()
                .loginFor(server)
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "settings.xml has no server \"" + server + "\", which pelato.nats.server names",
                        "Add it with its username and password, or mend pelato.nats.server")));
    }

    private static Optional<Path> path(File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
