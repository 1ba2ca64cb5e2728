package dev.undebug.github.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.github.EdgeFixture;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeysTest {
    private static final PrivateKey KEY = EdgeFixture.KEYS.getPrivate();
    private static final String PKCS8 = pem("PRIVATE KEY", KEY.getEncoded());
    /** PKCS#8 of an RSA key is PKCS#1 with 26 bytes in front. */
    private static final String PKCS1 =
            pem("RSA PRIVATE KEY", Arrays.copyOfRange(KEY.getEncoded(), 26, KEY.getEncoded().length));

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<Arguments> forms() {
        return Stream.of(PKCS1, PKCS8)
                .flatMap(pem -> Stream.of(
                        Arguments.of("as it is", pem),
                        Arguments.of("with CRLF", pem.replace("\n", "\r\n")),
                        Arguments.of("in one line with \\n", pem.replace("\n", "\\n")),
                        Arguments.of("in one line with spaces", pem.strip().replace("\n", " ")),
                        Arguments.of("in quotes", "\"" + pem.replace("\n", "\\n") + "\""),
                        Arguments.of("in single quotes", "'" + pem + "'"),
                        Arguments.of("as base64", base64(pem)),
                        Arguments.of("as base64 in lines", base64(pem).replaceAll("(.{76})", "$1\n")),
                        Arguments.of(
                                "as base64 for URLs",
                                base64(pem).replace('+', '-').replace('/', '_')),
                        Arguments.of("with a line before it", "Bag Attributes\n" + pem)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void readsTheKeyInEveryForm(String form, String text) {
        assertThat(PrivateKeys.read(text)).as(form).isEqualTo(KEY);
    }

    static final List<String> BAD = List.of(
            "",
            "  \n",
            "secret",
            "not base64 at all!",
            base64("secret"),
            "-----BEGIN RSA PRIVATE KEY-----",
            PKCS1.substring(0, PKCS1.length() / 2),
            base64(PKCS1).substring(0, 500),
            PKCS1.replace("-----END RSA PRIVATE KEY-----", "-----END PRIVATE KEY-----"),
            pem("RSA PRIVATE KEY", new byte[0]),
            pem("RSA PRIVATE KEY", new byte[] {1, 2, 3}),
            pem("PRIVATE KEY", Arrays.copyOf(KEY.getEncoded(), 300)),
            pem("PUBLIC KEY", EdgeFixture.KEYS.getPublic().getEncoded()),
            pem("ENCRYPTED PRIVATE KEY", KEY.getEncoded()),
            pem("OPENSSH PRIVATE KEY", KEY.getEncoded()),
            pem("EC PRIVATE KEY", KEY.getEncoded()),
            PKCS1.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM"));

    @ParameterizedTest
    @FieldSource("BAD")
    void saysWhatIsWrongWithoutAPartOfTheKey(String text) {
        assertThatThrownBy(() -> PrivateKeys.read(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("the private key ")
                .hasMessageContaining(".pem file from the app's settings page")
                .message()
                .doesNotContain("MII", "secret");
    }

    @Test
    void refusesAKeyThatIsTooShortToSignWith() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String pem = pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        assertThatThrownBy(() -> PrivateKeys.read(pem)).hasMessageContaining("1024 bits");
    }

    @Test
    void tellsTheKindOfAnotherKey() {
        assertThatThrownBy(() -> PrivateKeys.read(pem("ENCRYPTED PRIVATE KEY", KEY.getEncoded())))
                .hasMessageContaining("'ENCRYPTED PRIVATE KEY'");
    }
}
