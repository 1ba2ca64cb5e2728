package dev.undebug.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRootTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com/app, https://api.github.com/graphql",
        "https://api.github.com/, https://api.github.com/app, https://api.github.com/graphql",
        "https://ghe.example/api/v3, https://ghe.example/api/v3/app, https://ghe.example/api/graphql",
        "https://ghe.example:8443/api/v3//, https://ghe.example:8443/api/v3/app, https://ghe.example:8443/api/graphql",
        "https://api.tenant.ghe.com, https://api.tenant.ghe.com/app, https://api.tenant.ghe.com/graphql",
        "http://localhost:8080, http://localhost:8080/app, http://localhost:8080/graphql",
        "http://127.0.0.1:80, http://127.0.0.1:80/app, http://127.0.0.1:80/graphql",
        "http://[::1]:80/api/v3, http://[::1]:80/api/v3/app, http://[::1]:80/api/graphql"
    })
    void derivesRestAndGraphQl(String text, String app, String graphql) {
        ApiRoot root = ApiRoot.parse(text);
        assertThat(root.rest("/app")).hasToString(app);
        assertThat(root.graphql()).hasToString(graphql);
        assertThat(root.pathOf(root.rest("/app"))).isEqualTo("/app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.github.com",
                "http://api.github.com",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "ftp://localhost",
                "https://",
                "https:///api/v3",
                "https://user:secret@ghe.example",
                "https://ghe.example?token=1",
                "https://ghe.example/#x",
                "https://gh e.example"
            })
    void refusesOtherAddresses(String text) {
        assertThatThrownBy(() -> ApiRoot.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected https://api.github.com")
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://ghe.example/api/v3/x, true",
        "https://GHE.example/other, true",
        "http://ghe.example/api/v3/x, false",
        "https://ghe.example:444/api/v3/x, false",
        "https://evil.example/api/v3/x, false"
    })
    void knowsWhereTheCredentialBelongs(String address, boolean same) {
        assertThat(ApiRoot.parse("https://ghe.example/api/v3").sameOrigin(URI.create(address)))
                .isEqualTo(same);
    }
}
