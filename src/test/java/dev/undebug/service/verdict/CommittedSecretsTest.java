package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The finding points at names, so that reports never quote a secret. */
class CommittedSecretsTest {
    @ParameterizedTest
    @ValueSource(strings = {"API_KEY=API_KEY", "export API_KEY=hunter2", "  API_KEY = 'hunter2' ", "'API_KEY'=hunter2"})
    void thePlaceOfAVariableIsItsName(String line) {
        assertThat(CommittedSecrets.name(Sample.variable(".env", "\n" + line + "\n"))
                        .text())
                .isEqualTo("API_KEY");
    }

    @Test
    void theFirstSecretIsThePlaceOfAll() {
        CommittedSecrets secrets = new CommittedSecrets(List.of(
                Sample.variable(".env", "\n\nAPI_KEY=hunter2\n"), Sample.variable(".env", "SECRET_KEY=hunter2\n")));
        assertThat(secrets.place()).hasToString(".env:3");
    }
}
