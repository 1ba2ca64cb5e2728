package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {
    private final Links links = new Links(Map.of(
            "run.py", "app.py",
            "bin/run.py", "../src/./app.py",
            "deploy", "infra/deploy",
            "infra/deploy/Dockerfile", "../shop.docker",
            "one", "two",
            "two", "one",
            "out", "../app.py",
            "root", "/etc/passwd",
            "unknown", Links.NOWHERE));

    @Test
    void followsLinksWhereverTheyStandInAPath() {
        assertThat(links.end("app.py")).contains("app.py");
        assertThat(links.end("run.py")).contains("app.py");
        assertThat(links.end("bin/run.py")).contains("src/app.py");
        assertThat(links.end("deploy")).contains("infra/deploy");
        assertThat(links.end("deploy/compose.yaml")).contains("infra/deploy/compose.yaml");
        assertThat(links.end("deploy/Dockerfile")).contains("infra/shop.docker");
    }

    @Test
    void endsOnLinksThatAreMadeToTakeLong() {
        String deep = "a/".repeat(2_000);
        Links hostile = new Links(Map.of(
                "long", "a/".repeat(5_000_000),
                "a", deep + "b",
                "loop", "loop/loop/" + deep,
                "wide", "wide/../wide/../" + "x/../".repeat(500)));
        assertThat(hostile.end("long")).isEmpty();
        assertThat(hostile.end("a")).isEmpty();
        assertThat(hostile.end("loop")).isEmpty();
        assertThat(hostile.end("wide")).isEmpty();
        assertThat(hostile.end(deep)).isEmpty();
    }

    @Test
    void leadsNowhereOutOfTheTreeAndInCircles() {
        assertThat(links.end("one")).isEmpty();
        assertThat(links.end("out")).isEmpty();
        assertThat(links.end("root")).isEmpty();
        assertThat(links.end("unknown/app.py")).isEmpty();
    }
}
