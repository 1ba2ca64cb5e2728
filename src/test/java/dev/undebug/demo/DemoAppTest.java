package dev.undebug.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DemoAppTest {
    @Test
    void isRegisteredAsTheManifestSays() throws IOException {
        Object manifest = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("app.yml")));
        assertThat(manifest)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("default_permissions", DemoApp.PERMISSIONS)
                .containsEntry("default_events", DemoApp.EVENTS)
                .containsKey("name");
    }
}
