package io.pelato.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.AccountLimits;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.AccountTier;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.pelato.application.Keeping;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a server has room for the streams of a workflow. JetStream promises each stream its {@code max_bytes} and refuses
 * one that is more than is left. What an account may keep it tells; what the server may, only by taking or refusing.
 */
final class Room {

    private static final String ONE_REPLICA = "R1";

    private final PlaceStreams streams;
    private final Ownership owner;
    private final Keeping keeping;
    private final Place place;

    Room(PlaceStreams streams, Ownership owner, Keeping keeping) {
        this.streams = streams;
        this.owner = owner;
        this.keeping = keeping;
        this.place = streams.place();
    }

    /** Why the streams cannot be made, or made as large as they are to be. */
    List<Problem> faults() {
        List<Problem> problems = ofAccount();
        if (problems.isEmpty() && more() > 0) {
            tried().ifPresent(problems::add);
        }
        return problems;
    }

    /** How much more has to be promised than is now. */
    private long more() {
        long reports = keeping.errorTopics().isEmpty() ? 0 : keeping.maxBytes() / Keeping.REPORTS_SHARE;
        return Math.max(0, keeping.maxBytes() - promised(place.messages(owner.project())))
                + Math.max(0, reports - promised(place.reports(owner.project())));
    }

    private long promised(String stream) {
        return streams.stream(stream)
                .map(StreamInfo::getConfiguration)
                .map(StreamConfiguration::getMaxBytes)
                .orElse(0L);
    }

    private List<Problem> ofAccount() {
        List<Problem> problems = new ArrayList<>();
        AccountStatistics account = streams.account();
        Optional<AccountTier> tier = Optional.ofNullable(account.getTiers().get(ONE_REPLICA));
        AccountLimits limits = tier.map(AccountTier::getLimits).orElse(account.getLimits());
        long reserved = tier.map(AccountTier::getReservedStorageBytes).orElse(account.getReservedStorage());
        if (limits.getMaxStorage() >= 0 && reserved + more() > limits.getMaxStorage()) {
            problems.add(tooMuch("this NATS account may keep " + Bytes.shown(limits.getMaxStorage()) + ", of which "
                    + Bytes.shown(reserved) + " are promised to streams that are there"));
        }
        if (limits.getStorageMaxStreamBytes() > 0 && keeping.maxBytes() > limits.getStorageMaxStreamBytes()) {
            problems.add(tooMuch(
                    "a stream of this NATS account may hold " + Bytes.shown(limits.getStorageMaxStreamBytes())));
        }
        return problems;
    }

    private Optional<Problem> tried() {
        String trial = place.trial(owner.project());
        try {
            streams.make(StreamConfiguration.builder()
                    .name(trial)
                    .description("Made for a moment to find out whether there is room for a workflow's messages")
                    .metadata(owner.metadata())
                    .subjects("_p.trial." + place.name() + "." + Place.token(owner.project()))
                    .storageType(StorageType.File)
                    .maxBytes(more())
                    .build());
            return Optional.empty();
        } catch (JetStreamApiException e) {
            return Optional.of(tooMuch(place.shown() + " says: " + e.getErrorDescription()));
        } finally {
            streams.delete(trial);
        }
    }

    private Problem tooMuch(String reason) {
        return new Problem(
                keeping.written().maxBytes(),
                "There is no room for " + Bytes.shown(more()) + " more of this workflow's messages and reports in "
                        + place.shown() + ": " + reason,
                "Write less in `keep: {max_bytes: ...}` (it is " + Bytes.shown(keeping.maxBytes())
                        + ", and a quarter of it beside for reports), give NATS more (max_file_store of the server, or"
                        + " the limits of the account), or delete streams that nobody needs");
    }
}
