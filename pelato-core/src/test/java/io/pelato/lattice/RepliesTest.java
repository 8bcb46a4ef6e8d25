package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.application.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers and events as wasmCloud 1.9.2 and WADM 0.21.1 sent them. */
class RepliesTest {

    @Test
    void a_host_tells_its_name_and_labels() {
        LatticeHost host = LatticeReplies.host(json("""
                {"success":true,"message":"","response":{"rpc_host":"nats://n:4222","friendly_name":"holy-emoji-0646",
                "id":"NA6X","js_domain":"cloud","labels":{"host-type":"cloud","hostcore.arch":"x86_64"},
                "lattice":"default","uptime_human":"24m 28s","uptime_seconds":1468,"version":"1.9.2"}}"""));

        assertThat(host.id()).isEqualTo("NA6X");
        assertThat(host.target()).isEqualTo("cloud");
        assertThat(host.shownLabels()).containsExactly("host-type=cloud");
    }

    @Test
    void an_inventory_tells_components_and_providers_and_whose_they_are() {
        HostInventory inventory = LatticeReplies.inventory(json("""
                {"success":true,"message":"","response":{"components":[{"id":"temperature-clean",
                "image_ref":"registry.example/clean:1","annotations":{"wasmcloud.dev/appspec":"temperature",
                "wasmcloud.dev/managed-by":"wadm"},"revision":0,"max_instances":4,"limits":null}],
                "providers":[{"id":"other","image_ref":"registry.example/p:1","name":"p","revision":0}],
                "host_id":"NA6X","friendly_name":"holy-emoji-0646","labels":{"host-type":"cloud"}}}"""));

        assertThat(inventory.running())
                .containsExactly(
                        new HostInventory.Running(
                                Part.Kind.COMPONENT,
                                "temperature-clean",
                                "registry.example/clean:1",
                                4,
                                Optional.of("temperature")),
                        new HostInventory.Running(
                                Part.Kind.PROVIDER, "other", "registry.example/p:1", 1, Optional.empty()));
    }

    @Test
    void links_are_read_with_the_names_of_their_configurations() {
        assertThat(LatticeReplies.links(json("""
                {"success":true,"message":"","response":[{"source_id":"a","target":"b","name":"default",
                "wit_namespace":"wasmcloud","wit_package":"messaging","interfaces":["consumer"],"source_config":[],
                "target_config":["c"]}]}""")))
                .containsExactly(new LatticeLink(
                        "a", "b", "default", "wasmcloud", "messaging", List.of("consumer"), List.of(), List.of("c")));
    }

    @Test
    void events_are_read_as_far_as_a_deployment_is_concerned() {
        assertThat(event("component_scaled", "{\"component_id\":\"a\",\"host_id\":\"N1\",\"max_instances\":4}"))
                .contains(new LatticeEvent.Started("a", "N1", 4));
        assertThat(event("component_scaled", "{\"component_id\":\"a\",\"host_id\":\"N1\",\"max_instances\":0}"))
                .contains(new LatticeEvent.Stopped("a", "N1"));
        assertThat(event("provider_started", "{\"provider_id\":\"p\",\"host_id\":\"N1\"}"))
                .contains(new LatticeEvent.Started("p", "N1", 1));
        assertThat(event(
                        "provider_start_failed",
                        "{\"provider_id\":\"p\",\"provider_ref\":\"i\",\"host_id\":\"N1\",\"error\":\"e\"}"))
                .contains(new LatticeEvent.StartFailed("p", "i", "N1", "e"));
        assertThat(event("linkdef_set_failed", "{\"source_id\":\"a\",\"target\":\"b\",\"error\":\"e\"}"))
                .containsInstanceOf(LatticeEvent.LinkFailed.class);
        assertThat(event("host_heartbeat", "{\"host_id\":\"N1\"}")).isEmpty();
    }

    @Test
    void a_host_that_comes_or_goes_or_gets_other_labels_is_a_change_of_hosts() {
        assertThat(List.of("host_started", "host_stopped", "labels_changed", "host_heartbeat", "component_scaled"))
                .filteredOn(type -> LatticeReplies.changesHosts(
                        json("{\"type\":\"com.wasmcloud.lattice." + type + "\",\"data\":{}}")))
                .containsExactly("host_started", "host_stopped", "labels_changed");
    }

    @Test
    void a_status_tells_what_wadm_looks_after() {
        AppStatus status = WadmReplies.status(json("""
                {"result":"ok","message":"Successfully fetched status for application temperature",
                "status":{"status":{"type":"failed","message":"no"},"scalers":[{"id":"c106","kind":"SpreadScaler",
                "name":"temperature-clean","status":{"type":"compensating","message":"m"}}],"version":"",
                "components":[]}}"""));

        assertThat(status)
                .isEqualTo(new AppStatus(
                        "failed",
                        "no",
                        List.of(new AppStatus.Scaler(
                                "c106", "SpreadScaler", "temperature-clean", "reconciling", "m"))));
    }

    @Test
    void an_application_that_wadm_does_not_know_is_undeployed() {
        assertThat(WadmReplies.status(json("""
                {"result":"ok","message":"","status":{"status":{"type":"undeployed"},"version":"","components":[]}}""")).type()).isEqualTo("undeployed");
    }

    private static Optional<LatticeEvent> event(String type, String data) {
        return LatticeReplies.event(json("{\"type\":\"com.wasmcloud.lattice." + type + "\",\"data\":" + data + "}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
