package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of logging in that servers name, as they write them. */
class AuthChallengeTest {

    private static final Map<String, String> TOKENS = Map.of("realm", "https://h/token", "service", "reg");

    private static List<AuthChallenge> parse(String... headers) {
        return AuthChallenge.parse(List.of(headers));
    }

    private static AuthChallenge basic(String realm) {
        return new AuthChallenge("basic", Map.of("realm", realm));
    }

    @Test
    void several_ways_stand_in_one_header_or_in_several() {
        List<AuthChallenge> both = List.of(basic("reg"), new AuthChallenge("bearer", TOKENS));

        assertThat(parse("Basic realm=\"reg\", Bearer realm=\"https://h/token\",service=\"reg\""))
                .isEqualTo(both);
        assertThat(parse("Basic realm=\"reg\"", "Bearer realm=\"https://h/token\" , service=\"reg\""))
                .isEqualTo(both);
        assertThat(parse(", Basic realm=\"reg\",,Bearer service=reg,realm=https://h/token,"))
                .isEqualTo(both);
    }

    @Test
    void a_way_without_parameters_or_with_one_long_word_is_none_s_parameter() {
        assertThat(parse("Negotiate, Basic realm=\"reg\""))
                .containsExactly(new AuthChallenge("negotiate", Map.of()), basic("reg"));
        assertThat(parse("NTLM TlRMTVNTUAAC==, Basic realm=\"reg\""))
                .containsExactly(new AuthChallenge("ntlm", Map.of()), basic("reg"));
        assertThat(parse("Basic")).containsExactly(new AuthChallenge("basic", Map.of()));
    }

    @Test
    void commas_equals_and_quotes_in_a_value_belong_to_it() {
        assertThat(
                        parse(
                                "Bearer realm=\"https://h/jwt?host=a,b&c=d\",scope=\"repository:x:pull,push\",error=\"a \\\"b\\\"\""))
                .containsExactly(new AuthChallenge(
                        "bearer",
                        Map.of(
                                "realm", "https://h/jwt?host=a,b&c=d",
                                "scope", "repository:x:pull,push",
                                "error", "a \"b\"")));
        assertThat(parse("Basic realm=\"Bearer realm=x, Basic\"")).containsExactly(basic("Bearer realm=x, Basic"));
    }

    @Test
    void names_are_the_same_in_capitals() {
        assertThat(parse("BASIC Realm=\"Sonatype Nexus\"")).containsExactly(basic("Sonatype Nexus"));
        assertThat(parse("bearer REALM=\"https://h/token\",Service=\"reg\""))
                .containsExactly(new AuthChallenge("bearer", TOKENS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "=",
                "\"",
                "Bearer realm=\"open",
                "Basic realm==",
                "@@@",
                "Basic realm=\"a\" \"b\" Bearer"
            })
    void what_cannot_be_read_ends_nothing(String header) {
        assertThat(parse(header, "Basic realm=\"reg\"")).contains(basic("reg"));
    }
}
