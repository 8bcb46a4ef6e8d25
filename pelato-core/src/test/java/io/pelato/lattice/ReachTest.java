package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which servers can be reached, where names have more than one address. */
class ReachTest {

    private static final byte[] UP = {127, 0, 0, 1};
    private static final byte[] DOWN = {127, 0, 0, 2};
    private static final byte[] DOWN_TOO = {127, 0, 0, 3};

    private static Reach nats(byte[]... addresses) throws UnknownHostException {
        InetAddress[] known = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            known[i] = InetAddress.getByAddress("nats", addresses[i]);
        }
        return new Reach(host -> List.of(known));
    }

    private static NatsUrl url(int port) {
        return NatsUrl.parse(List.of("nats://nats:" + port)).get(0);
    }

    @Test
    void a_name_is_reached_where_one_of_its_addresses_answers() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getByAddress(UP))) {
            NatsUrl url = url(server.getLocalPort());

            assertThat(nats(DOWN, UP).fault(url)).isEmpty();
            assertThat(nats(UP, DOWN).fault(url)).isEmpty();
            assertThat(nats(DOWN, DOWN_TOO).fault(url))
                    .hasValue("nothing listens on port " + url.port() + " of nats (Connection refused)");
        }
    }

    @Test
    void a_name_without_an_address_is_told() {
        var unknown = new Reach(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(unknown.fault(url(4222))).hasValue("there is no host nats");
    }
}
