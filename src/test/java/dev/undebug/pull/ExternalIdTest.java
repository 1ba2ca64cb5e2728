package dev.undebug.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdTest {
    private static final CommitSha BASE = new CommitSha("0123456789abcdef0123456789abcdef01234567");

    @Test
    void readsWhatItWrites() {
        ExternalId id = new ExternalId(42, BASE);

        assertThat(id).hasToString("pull:42:0123456789abcdef0123456789abcdef01234567");
        assertThat(ExternalId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "pull:42",
                "pull:0:0123456789abcdef0123456789abcdef01234567",
                "pull:99999999999:0123456789abcdef0123456789abcdef01234567",
                "pull:42:0123456789ABCDEF0123456789abcdef01234567",
                " pull:42:0123456789abcdef0123456789abcdef01234567",
                "pull:42:0123456789abcdef0123456789abcdef01234567\n"
            })
    void takesNothingElse(String text) {
        assertThat(ExternalId.parse(text)).isEmpty();
    }
}
