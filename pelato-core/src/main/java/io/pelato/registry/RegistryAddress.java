package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A registry and the folder in it, read from what the user wrote. The grammar of names and tags is that of the OCI
 * distribution specification.
 *
 * @param host the host, with its port where one was given
 * @param folder the folder with its closing slash, or an empty text
 */
record RegistryAddress(String host, String folder) {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z]+://");
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final int LONGEST_REPOSITORY = 255;

    /**
     * Reads {@code host[:port][/folder...]}.
     *
     * @throws ProblemsException if that is not what the text says
     */
    static RegistryAddress parse(String prefix) {
        String text = prefix.strip();
        if (text.isEmpty()) {
            throw fault(
                    "pelato.registry is empty", "Set it to the registry to push to, such as registry.example.com/team");
        }
        if (SCHEME.matcher(text).find()) {
            throw fault(
                    "pelato.registry \"" + text + "\" is a URL",
                    "Write it without the scheme: " + SCHEME.matcher(text).replaceFirst(""));
        }
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        int slash = trimmed.indexOf('/');
        String host = slash < 0 ? trimmed : trimmed.substring(0, slash);
        List<String> folders =
                slash < 0 ? List.of() : List.of(trimmed.substring(slash + 1).split("/", -1));
        if (!namesHost(host)) {
            throw fault(
                    "pelato.registry \"" + text + "\" does not start with the host of a registry",
                    "Write the host first, as in registry.example.com/team, localhost:5000 or docker.io/user");
        }
        for (String part : folders) {
            if (!NAME.matcher(part).matches()) {
                throw fault(
                        "pelato.registry \"" + text + "\" has a folder \"" + part + "\" that a registry does not take",
                        "Use lower-case letters and digits, with single . _ or - between them");
            }
        }
        return new RegistryAddress(
                host, folders.stream().map(part -> part + "/").collect(Collectors.joining()));
    }

    private static boolean namesHost(String host) {
        boolean qualified = host.contains(".") || host.contains(":") || host.equals("localhost");
        return qualified && HOST.matcher(host).matches();
    }

    /**
     * The repository and tag of a component.
     *
     * @throws ProblemsException with every fault of the names
     */
    ImageName image(String componentName, String version) {
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(componentName).matches()) {
            problems.add(Problem.of(
                    "component_name \"" + componentName + "\" cannot name an image",
                    "Use lower-case letters and digits, with single . _ or - between them"));
        }
        if ((folder + componentName).length() > LONGEST_REPOSITORY) {
            problems.add(Problem.of(
                    "The image name " + folder + componentName + " is longer than " + LONGEST_REPOSITORY
                            + " characters",
                    "Shorten component_name or the folder in pelato.registry"));
        }
        if (version.toLowerCase(Locale.ROOT).equals("latest")) {
            problems.add(Problem.of(
                    "Component " + componentName + " has the version \"latest\", which hosts refuse to run",
                    "Give it a version of its own, such as 1.0.0"));
        } else if (!TAG.matcher(version).matches()) {
            problems.add(Problem.of(
                    "Version \"" + version + "\" of component " + componentName + " cannot be an image's tag",
                    "Use letters, digits, dots, _ and -, at most 128 of them, as in 1.0.0"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new ImageName(host, folder + componentName, version);
    }

    /** The host without its port. */
    String hostWithoutPort() {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static ProblemsException fault(String message, String advice) {
        return new ProblemsException(Problem.of(message, advice));
    }
}
