package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Ports;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a goal gets to a lattice: every way in that NATS has, and what it says when it does not get in. */
@ExtendWith(LatticeExtension.class)
class NatsAccessIT {

    private static final String PASSWORD = "open-sesame-4711";

    /** What undeploy says when WADM has answered that there is nothing. */
    private static final String WADM_ANSWERED = "two-tasks was not deployed: there is nothing to take away";

    private static final String LOGIN_ADVICE = ". Check pelato.nats.username and pelato.nats.password,"
            + " pelato.nats.token or pelato.nats.creds, whichever the server asks for";

    @TempDir
    private Path folder;

    private final MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", NatsAccessIT.class);

    private MavenResult undeploy(String url, String... settings) {
        return project.maven(
                Stream.concat(Stream.of("pelato:undeploy", "-Dpelato.nats.url=" + url), Stream.of(settings))
                        .toList());
    }

    private String refusal(NatsServer server, String whom) {
        return "NATS at nats://" + server.host() + " refuses " + whom + LOGIN_ADVICE;
    }

    @Test
    void a_user_with_a_password_gets_in_and_no_other(Lattice lattice) {
        String rules = "authorization { user: baker, password: \"" + PASSWORD + "\" }";
        try (NatsServer server = NatsServer.door(folder, rules, lattice.leafUrl(), "")) {
            String url = "nats://" + server.host();

            String output = undeploy(url, "-Dpelato.nats.username=baker", "-Dpelato.nats.password=" + PASSWORD, "-X")
                    .succeeded()
                    .output();

            assertThat(output).contains(WADM_ANSWERED).doesNotContain(PASSWORD);
            assertThat(undeploy(url, "-Dpelato.nats.username=baker", "-Dpelato.nats.password=wrong")
                            .failed()
                            .errors())
                    .containsExactly(refusal(server, "the user baker"));
            assertThat(undeploy(url).failed().errors())
                    .containsExactly(refusal(server, "a connection without credentials"));
        }
    }

    @Test
    void a_user_of_settings_xml_gets_in(Lattice lattice) throws IOException {
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><servers><server><id>the-lattice</id><username>baker</username><password>" + PASSWORD
                        + "</password></server></servers></settings>");
        String rules = "authorization { user: baker, password: \"" + PASSWORD + "\" }";
        try (NatsServer server = NatsServer.door(folder, rules, lattice.leafUrl(), "")) {
            assertThat(undeploy(
                                    "nats://" + server.host(),
                                    "-s",
                                    settings.toString(),
                                    "-Dpelato.nats.server=the-lattice")
                            .succeeded()
                            .output())
                    .contains(WADM_ANSWERED);
        }
    }

    @Test
    void a_token_gets_in_and_a_wrong_one_does_not(Lattice lattice) {
        String rules = "authorization { token: \"" + PASSWORD + "\" }";
        try (NatsServer server = NatsServer.door(folder, rules, lattice.leafUrl(), "")) {
            String url = "nats://" + server.host();

            assertThat(undeploy(url, "-Dpelato.nats.token=" + PASSWORD)
                            .succeeded()
                            .output())
                    .contains(WADM_ANSWERED);
            assertThat(undeploy(url, "-Dpelato.nats.token=wrong").failed().errors())
                    .containsExactly(refusal(server, "the token"));
        }
    }

    @Test
    void a_credentials_file_gets_in_and_one_of_another_operator_does_not(Lattice lattice)
            throws GeneralSecurityException, IOException {
        NatsOperator operator = NatsOperator.create();
        Path ours = operator.credentials(folder.resolve("ours.creds"));
        Path others = NatsOperator.create().credentials(folder.resolve("others.creds"));
        String account = ", account: \"" + operator.account() + "\"";
        try (NatsServer server = NatsServer.door(folder, operator.rules(), lattice.leafUrl(), account)) {
            String url = "nats://" + server.host();

            assertThat(undeploy(url, "-Dpelato.nats.creds=" + ours).succeeded().output())
                    .contains(WADM_ANSWERED);
            assertThat(undeploy(url, "-Dpelato.nats.creds=" + others).failed().errors())
                    .containsExactly(refusal(server, "the credentials in " + others));
            assertThat(undeploy(url, "-Dpelato.nats.creds=missing.creds")
                            .failed()
                            .errors())
                    .containsExactly("Cannot read "
                            + project.directory().toAbsolutePath().resolve("missing.creds")
                            + ", which pelato.nats.creds names: it is not there. Create it, or mend the name");
        }
    }

    @Test
    void tls_with_an_authority_of_one_s_own_gets_in_both_ways_and_not_without_it(Lattice lattice) {
        Certificates certificates = Certificates.make(folder);
        String rules = "tls { cert_file: \"" + certificates.serverCert() + "\", key_file: \"" + certificates.serverKey()
                + "\", ca_file: \"" + certificates.authority() + "\", verify: true }";
        try (NatsServer server = NatsServer.door(folder, rules, lattice.leafUrl(), "")) {
            String url = "tls://" + server.host();
            String authority = "-Dpelato.nats.tls.ca=" + certificates.authority();

            assertThat(undeploy(
                                    url,
                                    authority,
                                    "-Dpelato.nats.tls.cert=" + certificates.clientCert(),
                                    "-Dpelato.nats.tls.key=" + certificates.clientKey())
                            .succeeded()
                            .output())
                    .contains(WADM_ANSWERED);
            assertThat(undeploy(url).failed().errors())
                    .singleElement()
                    .asString()
                    .startsWith("NATS at tls://" + server.host() + " does not take the connection: ")
                    .contains("name the certificates it is signed with in pelato.nats.tls.ca");
            assertThat(undeploy(url, authority).failed().errors())
                    .singleElement()
                    .asString()
                    .startsWith("NATS at tls://" + server.host() + " ")
                    .contains("pelato.nats.tls.cert and pelato.nats.tls.key");
        }
    }

    @Test
    void a_server_with_the_certificate_of_another_is_told_by_both_names_and_is_sent_no_password(Lattice lattice) {
        Certificates certificates = Certificates.naming("DNS:some-device.example.org", folder);
        String rules = "debug: true\ntrace: true\nauthorization { user: baker, password: \"" + PASSWORD + "\" }\n"
                + "tls { cert_file: \"" + certificates.serverCert() + "\", key_file: \"" + certificates.serverKey()
                + "\" }";
        try (NatsServer server = NatsServer.door(folder, rules, lattice.leafUrl(), "")) {
            assertThat(undeploy(
                                    "tls://" + server.host(),
                                    "-Dpelato.nats.tls.ca=" + certificates.authority(),
                                    "-Dpelato.nats.username=baker",
                                    "-Dpelato.nats.password=" + PASSWORD)
                            .failed()
                            .errors())
                    .singleElement()
                    .asString()
                    .startsWith("The NATS server that answers for 127.0.0.1 shows a certificate for"
                            + " some-device.example.org, so nothing was sent to it. ");
            assertThat(server.service().log()).contains("TLS handshake").doesNotContain("[CONNECT ");
        }
    }

    @Test
    void a_password_in_a_url_is_shown_neither_in_messages_nor_with_the_most_detailed_log() {
        for (String login :
                List.of("baker:" + PASSWORD, "baker:" + PASSWORD + "/x", "baker:" + PASSWORD + "@x", PASSWORD)) {
            for (String scheme : List.of("nats://", "")) {
                String output = project.maven(List.of(
                                "pelato:deploy",
                                "-X",
                                "-Dpelato.nats.url=" + scheme + login + "@127.0.0.1:1,nats://baker:" + PASSWORD
                                        + "@h.invalid",
                                "-Dpelato.nats.hosts=" + scheme + login + "@127.0.0.1:2"))
                        .failed()
                        .output();

                assertThat(output).doesNotContain(PASSWORD).contains("***@127.0.0.1:1");
            }
        }
    }

    @Test
    void a_wrong_address_is_told() {
        String closed = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));

        assertThat(undeploy("nats://" + closed).failed().errors())
                .singleElement()
                .asString()
                .startsWith("Cannot reach NATS: nothing listens on port " + closed.replaceAll(".*:", "")
                        + " of 127.0.0.1 (")
                .endsWith("). Start NATS there, or correct pelato.nats.url");
        assertThat(undeploy("nats://nats.invalid:4222").failed().errors())
                .containsExactly("Cannot reach NATS: there is no host nats.invalid. Start NATS there, or correct"
                        + " pelato.nats.url");
    }

    @Test
    void an_address_of_something_else_is_told(Lattice lattice) {
        assertThat(undeploy("nats://" + lattice.registry()).failed().errors())
                .singleElement()
                .asString()
                .startsWith("What listens at nats://" + lattice.registry() + " does not answer as NATS does");
    }

    @Test
    void a_nats_without_wadm_is_told() {
        try (NatsServer server = NatsServer.alone(folder)) {
            assertThat(undeploy("nats://" + server.host()).failed().errors())
                    .containsExactly("No WADM answers in the lattice default at " + server.host()
                            + ". Start WADM there, or correct pelato.nats.url and pelato.lattice");
        }
    }
}
