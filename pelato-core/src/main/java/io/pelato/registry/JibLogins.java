package io.pelato.registry;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The logins that podman and docker keep, in the order in which those two look: podman's files, docker's files, then
 * the helpers that clouds supply for their registries.
 */
final class JibLogins {

    private final String host;
    private final Map<String, String> environment;
    private final PublishListener listener;

    JibLogins(String host, Map<String, String> environment, PublishListener listener) {
        this.host = host;
        this.environment = environment;
        this.listener = listener;
    }

    /** The first login that any of the places has. */
    Optional<FoundLogin> find() {
        return files().stream()
                .map(this::inFile)
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::inHelpers);
    }

    private Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        variable("REGISTRY_AUTH_FILE").ifPresent(files::add);
        variable("XDG_RUNTIME_DIR")
                .map(folder -> folder.resolve("containers/auth.json"))
                .ifPresent(files::add);
        variable("XDG_CONFIG_HOME")
                .map(folder -> folder.resolve("containers/auth.json"))
                .ifPresent(files::add);
        variable("HOME")
                .map(home -> home.resolve(".config/containers/auth.json"))
                .ifPresent(files::add);
        variable("DOCKER_CONFIG").ifPresent(folder -> addDockerFiles(folder, files));
        variable("HOME").map(home -> home.resolve(".docker")).ifPresent(folder -> addDockerFiles(folder, files));
        return files;
    }

    private static void addDockerFiles(Path folder, Set<Path> files) {
        files.add(folder.resolve("config.json"));
        files.add(folder.resolve(".dockerconfigjson"));
        files.add(folder.resolve(".dockercfg"));
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .flatMap(JibLogins::path);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException nothingThere) {
            return Optional.empty();
        }
    }

    private Optional<FoundLogin> inFile(Path file) {
        AtomicBoolean helperFailed = new AtomicBoolean();
        try {
            DockerConfigCredentialRetriever retriever = file.endsWith(".dockercfg")
                    ? DockerConfigCredentialRetriever.createForLegacyFormat(host, file)
                    : DockerConfigCredentialRetriever.create(host, file);
            Optional<Credential> found = retriever.retrieve(event -> {
                if (event.getLevel() == LogEvent.Level.WARN) {
                    helperFailed.set(true);
                }
            });
            // What a helper printed may hold a secret, so its words are not passed on.
            if (found.isEmpty() && helperFailed.get()) {
                listener.loginSourceSkipped(
                        file.toString(), "the credential helper it names is not installed or has no login for " + host);
            }
            return found.map(credential -> found(credential, file.toString()));
        } catch (IOException | RuntimeException unreadable) {
            listener.loginSourceSkipped(file.toString(), "it cannot be read as a file of logins");
            return Optional.empty();
        }
    }

    private Optional<FoundLogin> inHelpers() {
        CredentialRetrieverFactory factory =
                CredentialRetrieverFactory.forImage(ImageReference.of(host, "any", null), event -> {}, environment);
        return inHelper(factory.wellKnownCredentialHelpers())
                .or(() -> inHelper(factory.googleApplicationDefaultCredentials()));
    }

    private Optional<FoundLogin> inHelper(CredentialRetriever helper) {
        try {
            return helper.retrieve().map(credential -> found(credential, "the credential helper for " + host));
        } catch (CredentialRetrievalException | RuntimeException failed) {
            listener.loginSourceSkipped("the credential helper for " + host, "it failed");
            return Optional.empty();
        }
    }

    private static FoundLogin found(Credential credential, String source) {
        return new FoundLogin(new Login(credential.getUsername(), credential.getPassword()), source);
    }
}
