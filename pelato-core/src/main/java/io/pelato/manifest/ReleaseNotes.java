package io.pelato.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is noted of a version when it is sent: annotations, which WADM stores and does not read. They are no part of what
 * is rendered and hashed, so the same workflow is the same version at any time and for anybody.
 *
 * @param time when it was sent
 * @param by who sent it
 * @param commit the git commit of the sources
 * @param before the version that ran until then
 * @param sources what each component was compiled from, as {@link #source} shortens it
 * @param seen where a part runs on every host: the names of the hosts that answered, by the labels that they have
 */
public record ReleaseNotes(
        Optional<Instant> time,
        Optional<String> by,
        Optional<String> commit,
        Optional<String> before,
        Map<String, String> sources,
        Map<String, List<String>> seen) {

    private static final String TIME = "pelato.time";
    private static final String BY = "pelato.by";
    private static final String COMMIT = "pelato.commit";
    private static final String BEFORE = "pelato.before";
    private static final String SOURCES = "pelato.sources";
    private static final String SEEN = "pelato.seen";
    private static final int SOURCE_LENGTH = 16;

    /** Keeps the sources in the order of their components. */
    public ReleaseNotes {
        time = time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        seen = Collections.unmodifiableMap(new TreeMap<>(seen));
    }

    /** Notes without hosts. */
    public ReleaseNotes(
            Optional<Instant> time,
            Optional<String> by,
            Optional<String> commit,
            Optional<String> before,
            Map<String, String> sources) {
        this(time, by, commit, before, sources, Map.of());
    }

    /** Nothing is noted. */
    public static ReleaseNotes none() {
        return new ReleaseNotes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The digest of a component's sources as it is noted. */
    public static String source(String digest) {
        return digest.substring(0, Math.min(SOURCE_LENGTH, digest.length()));
    }

    /** The same of a version that takes the place of another. */
    public ReleaseNotes after(Optional<String> version) {
        return new ReleaseNotes(time, by, commit, version, sources, seen);
    }

    /** The same with the hosts that answered. */
    public ReleaseNotes withSeen(Map<String, List<String>> hosts) {
        return new ReleaseNotes(time, by, commit, before, sources, hosts);
    }

    /** The annotations by key. */
    Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        time.ifPresent(instant -> annotations.put(TIME, instant.toString()));
        by.ifPresent(text -> annotations.put(BY, text));
        commit.ifPresent(text -> annotations.put(COMMIT, text));
        before.ifPresent(text -> annotations.put(BEFORE, text));
        if (!sources.isEmpty()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            sources.forEach(object::put);
            annotations.put(SOURCES, object.toString());
        }
        if (!seen.isEmpty()) {
            annotations.put(SEEN, new ObjectMapper().valueToTree(seen).toString());
        }
        return annotations;
    }

    /** What a manifest's annotations say; a version that was sent by somebody else has none of it. */
    static ReleaseNotes read(ManifestNode root) {
        return new ReleaseNotes(
                text(root, TIME).flatMap(ReleaseNotes::instant),
                text(root, BY),
                text(root, COMMIT),
                text(root, BEFORE),
                text(root, SOURCES).map(ReleaseNotes::object).orElse(Map.of()),
                text(root, SEEN).map(ReleaseNotes::lists).orElse(Map.of()));
    }

    private static Optional<String> text(ManifestNode root, String key) {
        return Optional.of(ManifestReader.annotation(root, key)).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<String, String> object(String text) {
        Map<String, String> values = new TreeMap<>();
        try {
            new ObjectMapper()
                    .readTree(text)
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException notOurs) {
            return Map.of();
        }
        return values;
    }

    private static Map<String, List<String>> lists(String text) {
        Map<String, List<String>> lists = new TreeMap<>();
        try {
            new ObjectMapper().readTree(text).properties().forEach(entry -> {
                List<String> names = new ArrayList<>();
                entry.getValue().forEach(name -> names.add(name.asText()));
                lists.put(entry.getKey(), names);
            });
        } catch (JsonProcessingException notOurs) {
            return Map.of();
        }
        return lists;
    }
}
