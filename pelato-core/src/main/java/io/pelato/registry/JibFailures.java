package io.pelato.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.http.ResponseException;
import io.pelato.problem.ProblemsException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns what jib-core throws into faults that tell the user what to do. */
final class JibFailures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryProblems problems;
    private final RegistryAccount account;
    private final Optional<FoundLogin> login;
    private final Limits limits;

    JibFailures(RegistryProblems problems, RegistryAccount account, Optional<FoundLogin> login, Limits limits) {
        this.problems = problems;
        this.account = account;
        this.login = login;
        this.limits = limits;
    }

    /** The fault behind an exception that publishing an image ended with. */
    ProblemsException explain(ImageName image, Exception failure) {
        if (failure instanceof ProblemsException known) {
            return known;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return problems.interrupted(failure);
        }
        if (failure instanceof TimeoutException) {
            return problems.silent(limits.answer().toSeconds(), failure);
        }
        Optional<ResponseException> response = response(failure);
        if (response.isPresent()) {
            return explainStatus(image, response.get());
        }
        Optional<BusyException> busyService = busy(failure);
        return busyService.isPresent() ? problems.tokenNotGiven(busyService.get()) : problems.broken(image, failure);
    }

    private ProblemsException explainStatus(ImageName image, ResponseException response) {
        Reply reply = Reply.of(response.getContent());
        int status = response.getStatusCode();
        if (status == 401 || status == 403) {
            return refused(image, status, reply, response);
        }
        if (reply.has("MANIFEST_INVALID") || status == 415) {
            return problems.manifestRefused(image, reply.text(), response);
        }
        if (reply.has("TAG_INVALID") || status == 409 || status == 412) {
            return problems.tagTaken(image, reply.text(), response);
        }
        return switch (status) {
            case 404 -> problems.repositoryMissing(image, response);
            case 413 -> problems.tooLarge(image, response);
            case 429 -> problems.tooManyRequests(after(response), response);
            default -> problems.unwell(status, reply.text(), response);
        };
    }

    private ProblemsException refused(ImageName image, int status, Reply reply, ResponseException response) {
        if (login.isEmpty()) {
            return problems.loginNeeded(response);
        }
        // Who holds a token has been let in already: it does not stretch to this.
        if (status == 403 || account.hasToken() || reply.has("DENIED")) {
            return problems.notAllowed(image.repository(), login, response);
        }
        return problems.loginRefused(login.get(), response);
    }

    /** Whether an exception says that what was asked for is not there. */
    static boolean saysNotFound(Exception failure) {
        return response(failure).filter(answer -> answer.getStatusCode() == 404).isPresent();
    }

    /** Whether a registry does not know what it is asked for, as older ones do not know of referrers. */
    static boolean saysUnknown(Exception failure) {
        return response(failure)
                .filter(answer -> List.of(400, 404, 405, 501).contains(answer.getStatusCode()))
                .isPresent();
    }

    /** Whether a registry cannot tell of a blob without sending it: it has no HEAD, or names no size. */
    static boolean tellsNothing(Exception failure) {
        return response(failure).map(answer -> answer.getStatusCode() == 405).orElse(true);
    }

    /** What asks to be asked again, if that is what an exception says. */
    static Optional<BusyException> busy(Exception failure) {
        return causes(failure)
                .filter(BusyException.class::isInstance)
                .map(BusyException.class::cast)
                .findFirst()
                .or(() -> response(failure)
                        .filter(answer -> Retries.passes(answer.getStatusCode()))
                        .map(answer -> new BusyException(answer.getStatusCode(), answer.getContent(), after(answer))));
    }

    private static Optional<Duration> after(ResponseException answer) {
        return Retries.after(answer.getHeaders().getRetryAfter(), Clock.systemUTC());
    }

    private static Stream<Throwable> causes(Exception failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<ResponseException> response(Exception failure) {
        return causes(failure)
                .filter(ResponseException.class::isInstance)
                .map(ResponseException.class::cast)
                .findFirst();
    }

    /**
     * A registry's own words, in the form that the OCI distribution specification gives them.
     *
     * @param codes the codes of its errors, each between spaces
     * @param text the errors for people
     */
    private record Reply(String codes, String text) {

        static Reply of(String content) {
            if (content == null) {
                return new Reply("", "");
            }
            try {
                JsonNode errors = JSON.readTree(content).path("errors");
                return errors.isArray() && !errors.isEmpty() ? of(errors) : new Reply("", content);
            } catch (JsonProcessingException notJson) {
                return new Reply("", content);
            }
        }

        private static Reply of(JsonNode errors) {
            return new Reply(
                    " " + all(errors, error -> error.path("code").asText(), " ") + " ",
                    all(errors, Reply::sentence, "; "));
        }

        private static String sentence(JsonNode error) {
            JsonNode detail = error.path("detail");
            String extra = detail.isTextual() ? ", " + detail.asText() : "";
            return error.path("code").asText() + " (" + error.path("message").asText() + extra + ")";
        }

        private static String all(JsonNode errors, Function<JsonNode, String> part, String glue) {
            return StreamSupport.stream(errors.spliterator(), false).map(part).collect(Collectors.joining(glue));
        }

        boolean has(String code) {
            return codes.contains(" " + code + " ");
        }
    }
}
