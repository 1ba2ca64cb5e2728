package dev.undebug.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.undebug.testing.Hook;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignaturesTest {
    private static final byte[] BODY = "{\"zen\":\"Encourage flow. ✓\"}".getBytes(UTF_8);
    private static final String RIGHT = Hook.signature("new", BODY);
    private static final String HEX = RIGHT.substring("sha256=".length());

    private final Signatures rotated = new Signatures(List.of("new", "old"));

    static Stream<Arguments> headers() {
        return Stream.of(
                argumentSet("absent", null, false),
                argumentSet("empty", "", false),
                argumentSet("shorter than its prefix", "sha", false),
                argumentSet("only its prefix", "sha256=", false),
                argumentSet("no prefix", HEX, false),
                argumentSet("the prefix of another algorithm", "sha1=" + HEX, false),
                argumentSet("a prefix in upper case", "SHA256=" + HEX, false),
                argumentSet("the prefix twice", "sha256=sha256=" + HEX, false),
                argumentSet("not hexadecimal", "sha256=" + "z".repeat(64), false),
                argumentSet("not ASCII", "sha256=" + "é".repeat(64), false),
                argumentSet("a digit too few", RIGHT.substring(0, RIGHT.length() - 1), false),
                argumentSet("an odd number of digits", RIGHT + "0", false),
                argumentSet("a byte too many", RIGHT + "00", false),
                argumentSet("very long", "sha256=" + "0".repeat(100_000), false),
                argumentSet(
                        "upper case digits, which GitHub never sends", "sha256=" + HEX.toUpperCase(Locale.ROOT), false),
                argumentSet("space around it", " " + RIGHT + " ", false),
                argumentSet("one bit off at the start", "sha256=" + flip(HEX.charAt(0)) + HEX.substring(1), false),
                argumentSet("one bit off at the end", "sha256=" + HEX.substring(0, 63) + flip(HEX.charAt(63)), false),
                argumentSet("with a wrong secret", Hook.signature("wrong", BODY), false),
                argumentSet("of another body", Hook.signature("new", "{}".getBytes(UTF_8)), false),
                argumentSet("right", RIGHT, true),
                argumentSet("right with the secret that is rotated out", Hook.signature("old", BODY), true));
    }

    private static String flip(char digit) {
        return Integer.toHexString(Character.digit(digit, 16) ^ 1);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void matchesOnlyTheRightHeader(@Nullable String header, boolean match) {
        assertThat(rotated.match(header, BODY)).isEqualTo(match);
    }

    @Test
    void signsAsGitHubDocumentsIt() {
        Signatures documented = new Signatures(List.of("It's a Secret to Everybody"));

        assertThat(documented.match(
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                        "Hello, World!".getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void matchesNothingWithoutSecrets() {
        assertThat(new Signatures(List.of()).match(RIGHT, BODY)).isFalse();
        assertThat(new Signatures(List.of()).match("", new byte[0])).isFalse();
    }
}
