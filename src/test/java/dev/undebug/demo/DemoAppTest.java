package dev.undebug.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.AppManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DemoAppTest {
    /** With write access to contents, which the manifest leaves to the user. */
    @Test
    void isRegisteredAsTheManifestSaysAndMayWriteCode() throws IOException {
        Map<String, String> permissions = new TreeMap<>(DemoApp.PERMISSIONS);
        assertThat(permissions.put("contents", "read")).isEqualTo("write");
        Object manifest = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("app.yml")));
        assertThat(manifest)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("default_permissions", permissions)
                .containsEntry("default_events", AppManifest.EVENTS)
                .containsKey("name");
    }
}
