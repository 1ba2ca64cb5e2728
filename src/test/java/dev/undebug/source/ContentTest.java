package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static Content decode(String path, String bytes) {
        return Content.decode(path, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Docker, shells and most servers ignore the encoding of comments. */
    @Test
    void readsWhatIsNotUtf8ByteByByte() {
        String text = "# caf\u00E9\nCMD flask run --debug\n";
        assertThat(decode("Dockerfile", text)).isInstanceOfSatisfying(Content.Decoded.class, content -> {
            assertThat(content.file().text()).isEqualTo(text);
            assertThat(content.file().charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        });
    }

    @Test
    void readsPythonAsPythonDoes() {
        assertThat(decode("app.py", "# caf\u00E9\n"))
                .isEqualTo(new Content.Unread(
                        "app.py",
                        "not UTF-8 text in line 1, and no comment declares another encoding; please save it as UTF-8"));
    }

    @Test
    void takesNoBinaryForText() {
        assertThat(decode("server", "\u007FELF\0\u00E9")).isEqualTo(new Content.Unread("server", "a compiled program"));
        assertThat(decode("server", "\0\u00E9")).isEqualTo(new Content.Unread("server", "not text"));
        assertThat(decode("shop.container", "\u00AC\u00ED\0\u0005sr\0\u0011[Ljava.lang.String;"))
                .isEqualTo(new Content.Unread("shop.container", "not text"));
        assertThat(decode(".env", "\0GITCRYPT\0\u00E9")).isEqualTo(new Content.Unread(".env", "encrypted"));
    }

    /** systemd ends a line at a zero byte, and podman takes one in a comment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Service]\n# caf\u00E9\0",
                "# caf\u00E9\0[Service]\n",
                "#\0\u00E9\r \t[Container]",
                "\u00E9\0\n[x]"
            })
    void saysThatAFileWithASectionIsPartlyText(String text) {
        assertThat(decode("shop.service", text))
                .isEqualTo(new Content.Unread("shop.service", "not text, but with lines of text"))
                .matches(content -> !((Content.Unread) content).lacksSections());
    }

    @Test
    void tellsWhetherDataMaySetAVariable() {
        assertThat(decode("sky.env", "\u0086\0[x]\nlpc=n\n\u00E9A=\u0001"))
                .isEqualTo(new Content.Unread("sky.env", "not text, but with lines of text", false, false));
        assertThat(decode("shop.env", "\0\u00E9\nexport FLASK_DEBUG=1\n"))
                .isEqualTo(new Content.Unread("shop.env", "not text", false, true));
    }

    /** So does pip; other programs do not. */
    @Test
    void readsRequirementsInTheEncodingOfPowerShell() {
        byte[] little = "\uFEFFFlask==3.0.3\r\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] big = "\uFEFFFlask==3.0.3\r\n".getBytes(StandardCharsets.UTF_16BE);
        for (byte[] bytes : List.of(little, big)) {
            assertThat(Content.decode("requirements.txt", bytes))
                    .isInstanceOfSatisfying(
                            Content.Decoded.class,
                            content -> assertThat(content.file().text()).isEqualTo("Flask==3.0.3\r\n"));
            assertThat(Content.decode(".env", bytes)).isEqualTo(new Content.Unread(".env", "not text"));
        }
    }
}
