package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What can go wrong with a registry, told so that the user knows what to do. One method a fault. */
final class RegistryProblems {

    private static final String LOGIN_ADVICE =
            "dd a server with the id %s to settings.xml, or log in with docker login %<s or podman login %<s";
    private static final int LONGEST_QUOTE = 200;

    private final RegistryAddress address;

    RegistryProblems(RegistryAddress address) {
        this.address = address;
    }

    ProblemsException unknownHost(Throwable cause) {
        return fault(
                "The host " + address.hostWithoutPort() + " of the registry is not known here",
                "Check the host in " + address.parameter()
                        + ", and this machine's DNS; a proxy is taken from settings.xml or" + " -Dhttps.proxyHost",
                cause);
    }

    ProblemsException notReached(Throwable cause) {
        return fault(
                "No registry listens at " + address.host(),
                "Check the port in " + address.parameter()
                        + ", that the registry is running, and that no firewall is in between",
                cause);
    }

    ProblemsException silent(long seconds, Throwable cause) {
        return fault(
                "The registry " + address.host() + " did not answer within " + seconds + " s",
                "Check the host and port in " + address.parameter()
                        + ", and whether a firewall, a VPN or a proxy is in between",
                cause);
    }

    ProblemsException plainHttp() {
        return fault(
                "The registry " + address.host() + " speaks plain HTTP, which anybody on the way can read and change",
                "Give it a certificate, or set pelato.registry.allowHttp to true if that is acceptable",
                null);
    }

    ProblemsException untrusted(Throwable cause) {
        return fault(
                "The certificate of the registry " + address.host() + " is not trusted: " + root(cause),
                "Write the host as the certificate names it; if an authority of your own signed it, name its"
                        + " certificate (PEM) in pelato.registry.ca",
                cause);
    }

    /** The authority that is named did not sign the registry's certificate. */
    ProblemsException untrusted(Path ca, Throwable cause) {
        return fault(
                "The certificate of the registry " + address.host() + " is not trusted: " + root(cause),
                "Write the host as the certificate names it, and name the authority that signed it: " + ca
                        + " of pelato.registry.ca holds another, or the certificate has expired",
                cause);
    }

    ProblemsException certificateMissing(Throwable cause) {
        return fault(
                "The registry " + address.host() + " lets in only who shows a client certificate, and none is given",
                "Name it and its key (PEM) in pelato.registry.cert and pelato.registry.key",
                cause);
    }

    ProblemsException certificateRefused(Path cert, Throwable cause) {
        return fault(
                "The registry " + address.host() + " does not take the client certificate in " + cert + ": "
                        + root(cause),
                "Name one in pelato.registry.cert that an authority of the registry signed and that has not expired",
                cause);
    }

    ProblemsException noHttp(Throwable cause) {
        return fault(
                "What listens at " + address.host() + " speaks neither HTTPS nor HTTP: " + root(cause),
                "Check the host and port in " + address.parameter(),
                cause);
    }

    ProblemsException notARegistry(String answer) {
        return fault(
                "What listens at " + address.host() + " is not a container registry: " + answer,
                "Check the host and port in " + address.parameter() + "; a registry answers under /v2/",
                null);
    }

    ProblemsException loginNeeded(Throwable cause) {
        return fault("The registry " + address.host() + " asks for a login, and none was found", loginAdvice(), cause);
    }

    ProblemsException loginRefused(FoundLogin login, Throwable cause) {
        return fault(
                "The registry " + address.host() + " refuses the login of " + login,
                "Check that user and its password there; a token may have expired",
                cause);
    }

    ProblemsException notAllowed(String repository, Optional<FoundLogin> login, Throwable cause) {
        String who = login.map(FoundLogin::toString).orElse("a caller without a login");
        String advice =
                login.isPresent() ? "Ask for the right to push to it, or use a login that has it" : loginAdvice();
        return fault(
                "The registry " + address.host() + " does not let " + who + " push to " + repository, advice, cause);
    }

    ProblemsException tokenNotGiven(Throwable cause) {
        return fault(
                "The service that gives out tokens for the registry " + address.host() + " could not be used: "
                        + root(cause),
                "Check that this machine reaches it, then run the goal again",
                cause);
    }

    ProblemsException tokenServiceUnknown(String why) {
        return fault(
                "The registry " + address.host() + " asks for a token and does not say where to get one: " + why,
                "Correct the registry's settings for tokens (realm), or ask who runs it",
                null);
    }

    ProblemsException tokenServicePlain(String realm) {
        return fault(
                "The registry " + address.host() + " has its tokens given out at " + realm
                        + ", without encryption, and the login would go there",
                "Give that service a certificate, or set pelato.registry.allowHttp to true if that is acceptable",
                null);
    }

    ProblemsException sentOnPlain(String where) {
        return fault(
                "The registry " + address.host() + " sends requests on to " + where + ", without encryption",
                "Correct the registry's own address or its store's, or set pelato.registry.allowHttp to true if that is"
                        + " acceptable",
                null);
    }

    ProblemsException proxyRefuses(String reply, Throwable cause) {
        return fault(
                "The proxy on the way to the registry " + address.host() + " does not let the request through: "
                        + quoted(reply),
                "Check the proxy in settings.xml or -Dhttps.proxyHost, its username and password, and whether the"
                        + " registry belongs into nonProxyHosts",
                cause);
    }

    ProblemsException tokenLoginNotUsable(FoundLogin login) {
        return fault(
                "The login of " + login + " is a refresh token, and the registry " + address.host()
                        + " takes only a user and a password",
                loginAdvice(),
                null);
    }

    ProblemsException manifestRefused(ImageName image, String reply, Throwable cause) {
        return fault(
                "The registry " + address.host() + " does not take WebAssembly images: it refuses the manifest of "
                        + image + " with " + quoted(reply),
                "Push to a registry that takes OCI artifacts of any type, such as CNCF Distribution, Harbor, Zot or"
                        + " ghcr.io; GitLab's own registry refuses application/vnd.wasm.config.v0+json",
                cause);
    }

    ProblemsException repositoryMissing(ImageName image, Throwable cause) {
        return fault(
                "The registry " + address.host() + " has no repository " + image.repository()
                        + " and does not make one for the first image",
                "Create it there, or correct the folder in " + address.parameter(),
                cause);
    }

    ProblemsException tagTaken(ImageName image, String reply, Throwable cause) {
        return fault(
                "The registry " + address.host() + " refuses the tag of " + image + ": " + quoted(reply),
                "Raise the task's version if the registry does not let a tag move",
                cause);
    }

    ProblemsException tagKept(ImageName image, String there, String built) {
        return fault(
                "The registry has " + there + " as " + image + ", and what was built is " + built,
                "Raise the task's version, or let the version name what was built with pelato.registry.tags=move; if"
                        + " another project pushes a component of this name, give each a folder of its own in"
                        + " pelato.registry",
                null);
    }

    ProblemsException tooLarge(ImageName image, Throwable cause) {
        return fault(
                "The registry " + address.host() + " or a proxy before it refuses " + image + " as too large",
                "Raise the largest body that it takes, or make the component smaller",
                cause);
    }

    ProblemsException tooManyRequests(Optional<Duration> wait, Throwable cause) {
        String how = wait.filter(time -> time.toSeconds() > 0)
                .map(time -> "Wait " + time.toSeconds() + " s, as it asks, and run the goal again")
                .orElse("Wait and run the goal again");
        return fault(
                "The registry " + address.host() + " has had too many requests from here",
                how + ", or log in to get a higher limit",
                cause);
    }

    ProblemsException unwell(int status, String reply, Throwable cause) {
        return fault(
                "The registry " + address.host() + " answered with status " + status + ": " + quoted(reply),
                "Look at the registry's log, then run the goal again",
                cause);
    }

    ProblemsException changed(ImageName image) {
        return fault(
                "The registry " + address.host() + " does not give back the manifest of " + image + " that it took",
                "Check that no proxy before it changes what is pushed, then run the goal again",
                null);
    }

    ProblemsException imageMissing(PinnedImage image) {
        return fault(
                "The registry has no image " + image, "Run the goal push, and see what deletes images there", null);
    }

    ProblemsException noBelongings(PinnedImage image, Throwable cause) {
        return fault(
                "What the registry " + address.host() + " keeps beside " + image + " cannot be read: " + root(cause),
                "See who pushes tags that begin with " + image.tagOf("").substring(0, "sha256-".length() + 12)
                        + " there",
                cause);
    }

    ProblemsException noComponent(ImageName image, Throwable cause) {
        return fault(
                "The registry " + address.host() + " has something else than a component as " + image + ": "
                        + root(cause),
                "Remove it there, and see who may push to that folder",
                cause);
    }

    ProblemsException broken(ImageName image, Throwable cause) {
        return fault(
                "Sending " + image + " broke off: " + root(cause),
                "Check the connection to " + address.host() + ", then run the goal again: what arrived is not sent"
                        + " twice",
                cause);
    }

    ProblemsException unexpected(Throwable cause) {
        return fault(
                "Work with the registry " + address.host() + " ended with what Pelato does not expect: "
                        + cause.getClass().getSimpleName() + ", " + root(cause),
                "Run the goal again with -e, and report what it prints",
                cause);
    }

    ProblemsException interrupted(Throwable cause) {
        return fault("Publishing was interrupted", "Run the goal again: what arrived is not sent twice", cause);
    }

    /** The user and password of {@code pelato.registry} are for no other registry. */
    private String loginAdvice() {
        String advice = LOGIN_ADVICE.formatted(address.host());
        return address.parameter().equals(RegistryAccess.REGISTRY)
                ? "Set pelato.registry.username and pelato.registry.password, a" + advice
                : "A" + advice;
    }

    private static String root(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : quoted(message);
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "no reason given";
        }
        String shown = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
        return shown.endsWith(".") && !shown.endsWith("...") ? shown.substring(0, shown.length() - 1) : shown;
    }

    private static ProblemsException fault(String message, String advice, Throwable cause) {
        Problem problem = Problem.of(message, advice);
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, cause);
    }
}
