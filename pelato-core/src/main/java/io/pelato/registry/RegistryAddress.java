package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A registry and the folder in it, read from what the user wrote. The grammar of names and tags is that of the OCI
 * distribution specification.
 *
 * @param parameter the parameter that it was written in, for messages
 * @param host the host, with its port where one was given
 * @param folder the folder with its closing slash, or an empty text
 */
record RegistryAddress(String parameter, String host, String folder) {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+-]*:/+");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("@sha256(?::[0-9a-fA-F]*)?$");
    private static final int LONGEST_REPOSITORY = 255;
    private static final int LAST_PORT = 65_535;
    private static final String EXAMPLE = "Set it to a registry and a folder in it, such as registry.example.com/team";
    private static final String FOLDER_ADVICE = "Use lower-case letters and digits, with single . _ or - between them";

    /**
     * Reads {@code host[:port][/folder...]}. Hosts are the same in capitals; folders are not, and registries take none.
     *
     * @throws ProblemsException if that is not what the text says; a password in it is not repeated
     */
    static RegistryAddress parse(String prefix) {
        return parse(RegistryAccess.REGISTRY, prefix);
    }

    /**
     * Reads the same from another parameter.
     *
     * @throws ProblemsException if that is not what the text says; a password in it is not repeated
     */
    static RegistryAddress parse(String parameter, String prefix) {
        String text = prefix.strip();
        if (text.isEmpty()) {
            throw fault(parameter + " is empty", EXAMPLE);
        }
        String shown = parameter + " \"" + Redaction.ofUrl(text) + "\" ";
        if (DIGEST.matcher(text).find()) {
            throw fault(shown + "ends with a digest", EXAMPLE + "; images get their names from the tasks");
        }
        if (text.contains("@")) {
            throw fault(
                    shown + "holds a login",
                    "Write the registry alone, as in registry.example.com/team, and the login in"
                            + (parameter.equals(RegistryAccess.REGISTRY)
                                    ? " pelato.registry.username and pelato.registry.password or in settings.xml"
                                    : " settings.xml"));
        }
        if (SCHEME.matcher(text).find()) {
            throw fault(
                    shown + "is a URL",
                    "Write it without the scheme: " + SCHEME.matcher(text).replaceFirst(""));
        }
        String trimmed = text.replaceFirst("/+$", "");
        int slash = trimmed.indexOf('/');
        String host = (slash < 0 ? trimmed : trimmed.substring(0, slash)).toLowerCase(Locale.ROOT);
        checkHost(host, shown);
        List<String> folders =
                slash < 0 ? List.of() : List.of(trimmed.substring(slash + 1).split("/", -1));
        for (String part : folders) {
            checkFolder(part, trimmed, shown);
        }
        return new RegistryAddress(
                parameter, host, folders.stream().map(part -> part + "/").collect(Collectors.joining()));
    }

    private static void checkHost(String host, String shown) {
        if (host.startsWith("[") || host.indexOf(':') != host.lastIndexOf(':')) {
            throw fault(
                    shown + "starts with an IPv6 address, which cannot stand in an image's name",
                    "Give the registry a name in DNS or in /etc/hosts, here and on the hosts, and write that");
        }
        boolean qualified = host.contains(".") || host.contains(":") || host.equals("localhost");
        if (!qualified || !HOST.matcher(host).matches()) {
            throw fault(
                    shown + "does not start with the host of a registry",
                    "Write the host first, as in registry.example.com/team, localhost:5000 or docker.io/user");
        }
        String port = host.contains(":") ? host.substring(host.indexOf(':') + 1) : "443";
        if (port.length() > 5 || Integer.parseInt(port) > LAST_PORT || Integer.parseInt(port) == 0) {
            throw fault(shown + "names a port that does not exist", "Ports are numbers from 1 to " + LAST_PORT);
        }
    }

    private static void checkFolder(String part, String text, String shown) {
        if (NAME.matcher(part).matches()) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean onlyCapitals = NAME.matcher(part.toLowerCase(Locale.ROOT)).matches();
        throw fault(
                shown + "has a folder \"" + part + "\" that a registry does not take",
                onlyCapitals
                        ? "Write it in lower case: " + lower + "; an owner with capitals is the same one there"
                        : FOLDER_ADVICE);
    }

    /**
     * The repository and tag of a component.
     *
     * @throws ProblemsException with every fault of the names
     */
    ImageName image(String componentName, String version) {
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(componentName).matches()) {
            problems.add(Problem.of("component_name \"" + componentName + "\" cannot name an image", FOLDER_ADVICE));
        }
        if ((folder + componentName).length() > LONGEST_REPOSITORY) {
            problems.add(Problem.of(
                    "The image name " + folder + componentName + " is longer than " + LONGEST_REPOSITORY
                            + " characters",
                    "Shorten component_name or the folder in " + parameter));
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
