package io.pelato.problem;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes logins and other secrets out of URLs before anybody sees them. A password may hold any character, a slash and
 * an at sign too, so everything up to the last at sign goes: rather too much is hidden than a part of a password shown.
 */
public final class Redaction {

    private static final String HIDDEN = "***";
    private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://";

    /** An at sign before a digest pins an image; no login ends there. */
    private static final String LOGIN_END = "@(?!sha\\d+:)";

    private static final Pattern LIST = Pattern.compile(",(?=\\s*" + SCHEME + ")");
    private static final Pattern LOGIN = Pattern.compile("^(\\s*(?:" + SCHEME + ")?).*" + LOGIN_END, Pattern.DOTALL);
    private static final Pattern NO_PORT = Pattern.compile("^(\\s*(?:" + SCHEME
            + ")?[^:/?#\\[\\]]*:)(?!\\d*(?:[/?#]|$))(?![0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:[/?#]|$))[^/?#]*");
    private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&?#\\s\"]+)=([^&#\\s\"]*)");

    // Each of these goes over a text once, however long: a message may quote a file.
    private static final Pattern URL_IN_TEXT = Pattern.compile("(?<![A-Za-z0-9+.-])[A-Za-z0-9+.-]++://[^\\s\"<>`]*+");
    private static final Pattern WORD = Pattern.compile("[^\\s\"]++");
    private static final Pattern LAST_LOGIN_END = Pattern.compile(".*(" + LOGIN_END + ")", Pattern.DOTALL);
    private static final Pattern LOGIN_BEGIN = Pattern.compile("(?<![^\\s\"'(\\[,=])[^\\s\"'(\\[,=@:/]++:(?!//)");

    /** Parameters that say what is asked for, not who may ask. */
    private static final Set<String> OPEN_PARAMETERS =
            Set.of("service", "scope", "account", "client_id", "digest", "mount", "from", "host", "n", "last");

    private Redaction() {}

    /**
     * A URL, or several with commas between them, as it may be shown.
     *
     * @param url what a user gave as a URL; it need not be a sound one, nor have a scheme
     */
    public static String ofUrl(String url) {
        return LIST.splitAsStream(url).map(Redaction::ofOne).collect(Collectors.joining(","));
    }

    /** A text of any origin with the secrets of the URLs in it hidden. */
    public static String ofText(String text) {
        String shown = URL_IN_TEXT
                .matcher(text)
                .replaceAll(urls -> Matcher.quoteReplacement(LIST.splitAsStream(urls.group())
                        .map(Redaction::withoutSecrets)
                        .collect(Collectors.joining(","))));
        return WORD.matcher(shown).replaceAll(word -> Matcher.quoteReplacement(withoutLogin(word.group())));
    }

    /** A word without a login that has no scheme before it. */
    private static String withoutLogin(String word) {
        Matcher end = LAST_LOGIN_END.matcher(word);
        if (word.indexOf('@') < 0 || !end.lookingAt()) {
            return word;
        }
        Matcher begin = LOGIN_BEGIN.matcher(word).region(0, end.start(1));
        return begin.find() ? word.substring(0, begin.start()) + HIDDEN + "@" + word.substring(end.end(1)) : word;
    }

    /**
     * A failure as it may be shown: the same, or a copy where the message of it or of a cause holds a secret.
     *
     * @param failure a failure of a library, which may quote the URL that it was given
     */
    static Throwable of(Throwable failure) {
        boolean open = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .map(Object::toString)
                .allMatch(text -> ofText(text).equals(text));
        return open ? failure : new RedactedFailure(failure);
    }

    private static String ofOne(String url) {
        String withoutLogin = withoutSecrets(url);
        // What should be a port and is none may be a password whose host was forgotten.
        return NO_PORT.matcher(withoutLogin).replaceFirst("$1" + Matcher.quoteReplacement(HIDDEN));
    }

    private static String withoutSecrets(String url) {
        String withoutLogin = LOGIN.matcher(url).replaceFirst("$1" + Matcher.quoteReplacement(HIDDEN) + "@");
        return PARAMETER.matcher(withoutLogin).replaceAll(Redaction::parameter);
    }

    private static String parameter(MatchResult parameter) {
        String value = OPEN_PARAMETERS.contains(parameter.group(2)) ? parameter.group(3) : HIDDEN;
        return Matcher.quoteReplacement(parameter.group(1) + parameter.group(2) + "=" + value);
    }

    /** Stands for a failure whose message must not be seen; keeps where it came from. */
    private static final class RedactedFailure extends Exception {

        private static final long serialVersionUID = 1L;

        RedactedFailure(Throwable failure) {
            super(ofText(failure.toString()), failure.getCause() == null ? null : of(failure.getCause()));
            setStackTrace(failure.getStackTrace());
        }
    }
}
