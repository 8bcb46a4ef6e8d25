package io.pelato.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of this repository, whose command lines tests run as they stand there.
 *
 * @param file the page
 * @param instead what a test has in place of names, ports and folders that the page speaks of
 */
public record Page(Path file, Map<String, String> instead) {

    /** The folder of the repository. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A program with its words, as what other blocks show hardly ever begins: outputs, folders, permissions. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:[A-Z]\\w*=\\S+ )?(?:\\./|~/)?[a-z][\\w/-]*\\w(?: \\S.*)?");

    /** Programs that are called in the middle of a sentence; other words there may be anything. */
    private static final Pattern CALL = Pattern.compile(
            "\\./[\\w-]+(?: \\S.*)?|(?:pelato-it/\\S+|cargo|cosign|curl|docker|git|go|jq|keytool|kubectl|nats|openssl|oras|podman"
                    + "|psql|python3|secrets-nats-kv|sed|spin|sudo|tar|tinygo|wash) \\S.*");

    /** A page by its path in the repository. */
    public static Page of(String file) {
        return new Page(ROOT.resolve(file), Map.of());
    }

    static List<Page> all() {
        return files(".md")
                .filter(file -> !file.endsWith("CHANGELOG.md"))
                .map(file -> new Page(file, Map.of()))
                .toList();
    }

    /** The repository's files whose names end so, without what is made from them. */
    static Stream<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page where a text in its command lines is another. */
    public Page with(String text, String other) {
        Map<String, String> more = new LinkedHashMap<>(instead);
        more.put(text, other);
        return new Page(file, more);
    }

    /** The one command line that begins so, with what stands for its names here. */
    public String command(String beginning) {
        List<String> found =
                commands().filter(line -> line.startsWith(beginning)).distinct().toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " command lines of " + file + " begin with " + beginning);
        }
        if (instead.isEmpty()) {
            return found.get(0);
        }
        Pattern names =
                Pattern.compile(instead.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return names.matcher(found.get(0)).replaceAll(name -> Matcher.quoteReplacement(instead.get(name.group())));
    }

    /** The command lines, but those of Maven's phases and our goals, which another test looks at. */
    Stream<String> commands() {
        String text = text(file);
        Stream<String> blocks = BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).matches("|sh"))
                .map(block -> linesOf(block.group(2)))
                .filter(lines ->
                        !lines.isEmpty() && COMMAND.matcher(lines.get(0)).matches())
                .flatMap(List::stream)
                .filter(line -> COMMAND.matcher(line).matches());
        Stream<String> calls = CODE.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map((MatchResult code) -> code.group(1).replaceAll("\\s+", " "))
                .filter(code -> CALL.matcher(code).matches());
        return Stream.concat(blocks, calls).filter(line -> !line.matches("mvn (?!.*(?:archetype|exec):)[^|]*"));
    }

    private static List<String> linesOf(String block) {
        return block.replaceAll("\\\\\\n\\s*", "")
                .replaceAll("\\|\\n\\s*", "| ")
                .lines()
                .filter(line -> !line.matches("\\s*(#.*)?"))
                .map(line -> line.strip().replaceFirst("^\\$ ", "").replaceFirst("\\s+# .*$", ""))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
