package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/Shop.git",
                "https://github.com/acme/shop/",
                "git@github.com:acme/shop.git",
                "git@host:shop",
                "ssh://git@host:22/team/shop"
            })
    void knowsItselfByItsRemotes(String address) {
        OwnName own = OwnName.ofRemotes(List.of(address));

        assertThat(own.is("shop")).isTrue();
        assertThat(own.is("SHOP.git")).isTrue();
        assertThat(own.isNot("shop")).isFalse();
        assertThat(own.isNot("shops")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "shop, true",
        "acme__shop, true",
        "shop-main, true",
        "shop-master, true",
        "shop-api, false",
        "my-shop, false",
        "repo, false"
    })
    void presumesItsFolder(String folder, boolean same) {
        OwnName own = OwnName.ofFolder(folder);

        assertThat(own.is("shop")).isEqualTo(same);
        assertThat(own.isNot("shop")).isFalse();
    }
}
