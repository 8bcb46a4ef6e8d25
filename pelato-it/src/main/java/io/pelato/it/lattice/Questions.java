package io.pelato.it.lattice;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a lattice says about itself over NATS. */
public final class Questions {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration GATHER = Duration.ofMillis(400);

    private final String natsUrl;

    /** Questions to the lattice behind this NATS server. */
    public Questions(String natsUrl) {
        this.natsUrl = natsUrl;
    }

    boolean wadmAnswers() {
        return answers("wadm.api." + Lattice.NAME + ".model.get");
    }

    /** Whether somebody answers an empty request on a subject. */
    boolean answers(String subject) {
        try (Connection connection = connect()) {
            Message answer = connection.request(subject, new byte[0], ANSWER);
            return answer != null && !answer.isStatusMessage();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    boolean hasHost(String hostType) {
        return hasHostWith("host-type", hostType);
    }

    /** Whether a host with this label answers. */
    boolean hasHostWith(String label, String value) {
        return hosts().stream().anyMatch(host -> host.contains("\"" + label + "\":\"" + value + "\""));
    }

    /** What each host says to a ping, as JSON. */
    public List<String> hosts() {
        try (Connection connection = connect()) {
            String inbox = connection.createInbox();
            Subscription answers = connection.subscribe(inbox);
            connection.publish("wasmbus.ctl.v1." + Lattice.NAME + ".host.ping", inbox, new byte[0]);
            List<String> hosts = new ArrayList<>();
            Message answer;
            while ((answer = answers.nextMessage(GATHER)) != null && answer.getData().length > 0) {
                hosts.add(new String(answer.getData(), StandardCharsets.UTF_8));
            }
            return hosts;
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The inventory of each host, as JSON. */
    public List<String> inventories() {
        try (Connection connection = connect()) {
            List<String> inventories = new ArrayList<>();
            for (String host : hosts()) {
                String id = host.replaceAll("(?s).*\"id\"\\s*:\\s*\"(N[A-Z0-9]+)\".*", "$1");
                Message answer = connection.request("wasmbus.ctl.v1." + Lattice.NAME + ".host.get." + id, null, ANSWER);
                inventories.add(answer == null ? "" : new String(answer.getData(), StandardCharsets.UTF_8));
            }
            return inventories;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The links of the lattice, as JSON. */
    public String links() {
        return control("link.get", "");
    }

    /** The answer, as JSON, to an operation of wasmCloud's control interface. */
    public String control(String operation, String json) {
        try (Connection connection = connect()) {
            Message answer = connection.request(
                    "wasmbus.ctl.v1." + Lattice.NAME + "." + operation, json.getBytes(StandardCharsets.UTF_8), ANSWER);
            return answer == null ? "" : new String(answer.getData(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Connection connect() throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder()
                .server(natsUrl)
                .maxReconnects(0)
                .connectionTimeout(ANSWER)
                .build());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
