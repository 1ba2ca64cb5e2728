package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports quote assignments, but no value that may be a secret. */
class EnvironmentVariableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FLASK_DEBUG=1                        | FLASK_DEBUG=1
                    FLASK_ENV=development                | FLASK_ENV=development
                    FLASK_DEBUG=                         | FLASK_DEBUG=
                    FLASK_RUN_HOST=127.0.0.1             | FLASK_RUN_HOST=127.0.0.1
                    APP_SETTINGS=a-b_c.d                 | APP_SETTINGS=a-b_c.d
                    LEVEL=sixteen_letters_               | LEVEL=sixteen_letters_
                    LEVEL=seventeen_letters              | LEVEL=…
                    GREETING=good morning                | GREETING=…
                    BROKER=amqp://guest                  | BROKER=…
                    SECRET_KEY=dev                       | SECRET_KEY=…
                    secret_key=dev                       | secret_key=…
                    DB_PASSWORD=dev                      | DB_PASSWORD=…
                    PASSWD=dev                           | PASSWD=…
                    ACCESS_TOKEN=dev                     | ACCESS_TOKEN=…
                    CREDENTIALS=dev                      | CREDENTIALS=…
                    SENTRY_DSN=dev                       | SENTRY_DSN=…
                    DATABASE_URL=dev                     | DATABASE_URL=…
                    """)
    void onlyShortPlainValuesOfHarmlessVariablesAreQuoted(String line, String shown) {
        assertThat(new EnvironmentVariable(Sample.variable(".env", line + "\n"), "").shown())
                .isEqualTo(shown);
    }

    @Test
    void anUnknownValueIsLeftOut() {
        String compose = "services:\n  web:\n    image: shop\n    environment:\n      - FLASK_DEBUG\n";
        assertThat(new EnvironmentVariable(Sample.variable("compose.yaml", compose), "web").shown())
                .isEqualTo("FLASK_DEBUG");
    }
}
