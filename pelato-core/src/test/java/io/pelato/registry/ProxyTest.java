package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.registry.PublishedImage.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries that only a proxy reaches. */
class ProxyTest {

    private static final String SECRET = "pr0xy-s3cret";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Limits LIMITS =
            new Limits(LONG, LONG, LONG).pausing(Duration.ofMillis(1), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
        List.of("http.proxyHost", "http.proxyPort", "https.proxyHost", "https.proxyPort", "http.nonProxyHosts")
                .forEach(System::clearProperty);
    }

    private PublishedImage publish(ProxyServer... proxies) {
        RegistryAccess access = RegistryAccess.to("registry.corp.invalid/team")
                .withPlainHttp(PlainHttp.ALLOWED)
                .withEnvironment(Map.of())
                .withProxies(List.of(proxies));
        try (ComponentPublisher publisher = ComponentPublisher.open(access, new Recording(), LIMITS)) {
            return publisher.publish(new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a")));
        }
    }

    private static ProxyServer server(String scheme, TestProxy proxy, Optional<Login> login, String... direct) {
        return new ProxyServer(scheme, "127.0.0.1", proxy.port(), login, List.of(direct));
    }

    @Test
    void a_registry_that_only_the_proxy_knows_is_pushed_to() {
        try (TestProxy proxy = TestProxy.before(registry.host(), Optional.empty())) {
            assertThat(publish(server("http", proxy, Optional.empty())).outcome())
                    .isEqualTo(Outcome.SENT);

            assertThat(proxy.requests)
                    .contains("CONNECT registry.corp.invalid:443 HTTP/1.1")
                    .contains("GET http://registry.corp.invalid/v2/ HTTP/1.1");
            assertThat(registry.manifests).containsKey("/v2/team/sensor/manifests/1.0.0");
        }
    }

    @Test
    void a_proxy_gets_the_login_it_asks_for_and_the_registry_does_not() {
        Optional<Login> login = Optional.of(new Login("ada", SECRET));
        String header = RegistryAccount.basic(login.get());
        try (TestProxy proxy = TestProxy.before(registry.host(), Optional.of(header))) {
            assertThat(publish(server("http", proxy, login)).outcome()).isEqualTo(Outcome.SENT);

            assertThat(registry.callers).containsOnly("-");
        }
    }

    @Test
    void a_proxy_that_refuses_is_told_with_where_it_is_set() {
        try (TestProxy proxy = TestProxy.before(registry.host(), Optional.of("Basic x"))) {
            assertThatThrownBy(() -> publish(server("https", proxy, Optional.of(new Login("ada", SECRET)))))
                    .hasMessageStartingWith(
                            "The proxy on the way to the registry registry.corp.invalid does not let the"
                                    + " request through: ")
                    .hasMessageEndingWith("Check the proxy in settings.xml or -Dhttps.proxyHost, its username and"
                            + " password, and whether the registry belongs into nonProxyHosts")
                    .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain(SECRET));
        }
    }

    @Test
    void a_registry_that_is_to_be_reached_without_the_proxy_is() {
        try (TestProxy proxy = TestProxy.before(registry.host(), Optional.empty())) {
            assertThatThrownBy(() -> publish(server("https", proxy, Optional.empty(), "*.corp.invalid")))
                    .hasMessageStartingWith("The host registry.corp.invalid of the registry is not known here");

            assertThat(proxy.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com, true",
        "localhost, false",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "a.corp.example.com, false",
        "corp.example.com, true",
        "A.CORP.example.com, false",
        "registry, false",
        "registry2, true"
    })
    void hosts_without_the_proxy_are_patterns_and_this_machine_is_one_always(String host, boolean proxied) {
        var proxy = new ProxyServer(
                "http", "proxy", 3128, Optional.empty(), ProxyServer.hosts("*.corp.example.com|10.*, registry"));

        assertThat(new ProxyRoutes(List.of(proxy)).proxy("https", host, -1).isPresent())
                .isEqualTo(proxied);
    }

    @Test
    void a_proxy_for_https_goes_before_one_for_http_which_is_better_than_none() {
        var http = new ProxyServer("http", "a", 1, Optional.empty(), List.of());
        var https = new ProxyServer("HTTPS", "b", 2, Optional.empty(), List.of());

        assertThat(new ProxyRoutes(List.of(http, https)).proxy("https", "h", -1))
                .contains(new HttpHost("b", 2));
        assertThat(new ProxyRoutes(List.of(http, https)).proxy("http", "h", -1)).contains(new HttpHost("a", 1));
        assertThat(new ProxyRoutes(List.of(http)).proxy("https", "h", -1)).contains(new HttpHost("a", 1));
        assertThat(new ProxyRoutes(List.of(https)).proxy("http", "h", -1)).isEmpty();
    }

    @Test
    void the_proxy_of_the_command_line_goes_before_that_of_settings() {
        var given = new ProxyRoutes(List.of(new ProxyServer("https", "a", 1, Optional.empty(), List.of())));
        System.setProperty("https.proxyHost", "c");
        System.setProperty("https.proxyPort", "3");
        System.setProperty("http.nonProxyHosts", "direct.example.com");

        assertThat(given.proxy("https", "h", -1)).contains(new HttpHost("c", 3));
        assertThat(given.proxy("https", "direct.example.com", 5000)).isEmpty();
    }
}
