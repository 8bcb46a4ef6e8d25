package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.LoginSource;
import io.pelato.registry.ProxyServer;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The servers and proxies of settings.xml, with encrypted passwords made plain. */
final class MavenLogins {

    private final SettingsDecrypter decrypter;

    @Inject
    MavenLogins(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The servers of these settings, found by their id. Of the same settings it is an equal source. */
    LoginSource of(Settings settings) {
        return new Servers(settings, decrypter);
    }

    private record Servers(Settings settings, SettingsDecrypter decrypter) implements LoginSource {

        @Override
        public Optional<Login> loginFor(String id) {
            Server server = settings.getServer(id);
            if (server == null) {
                return Optional.empty();
            }
            SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
            checkDecrypted(result, "server \"" + id + "\"");
            Server plain = result.getServer();
            return Optional.of(new Login(
                    Optional.ofNullable(plain.getUsername()).orElse(""),
                    Optional.ofNullable(plain.getPassword()).orElse("")));
        }

        @Override
        public String toString() {
            return "the servers of settings.xml";
        }
    }

    /** The proxies that are switched on in these settings. */
    List<ProxyServer> proxies(Settings settings) {
        return settings.getProxies().stream()
                .filter(Proxy::isActive)
                .map(this::proxy)
                .toList();
    }

    private ProxyServer proxy(Proxy proxy) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        checkDecrypted(result, "proxy \"" + proxy.getId() + "\"");
        Proxy plain = result.getProxy();
        Optional<Login> login = Optional.ofNullable(plain.getUsername())
                .filter(user -> !user.isBlank())
                .map(user ->
                        new Login(user, Optional.ofNullable(plain.getPassword()).orElse("")));
        String direct = Optional.ofNullable(plain.getNonProxyHosts()).orElse("");
        return new ProxyServer(plain.getProtocol(), plain.getHost(), plain.getPort(), login, ProxyServer.hosts(direct));
    }

    private static void checkDecrypted(SettingsDecryptionResult result, String whose) {
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new ProblemsException(Problem.of(
                        "The password of " + whose + " in settings.xml cannot be decrypted: " + problem.getMessage(),
                        "Check settings-security.xml, or write the password anew with `mvn --encrypt-password`"));
            }
        }
    }
}
