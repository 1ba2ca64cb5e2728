package dev.undebug.app;

import dev.undebug.app.Settings.Listen;
import dev.undebug.app.Settings.Registration;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.client.PrivateKeys;
import dev.undebug.github.http.ApiRoot;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads settings and collects all problems. A blank variable counts as not set. */
final class SettingsReader {
    private static final Pattern APP_ID = Pattern.compile("[0-9]{1,18}|Iv[0-9A-Za-z.]{1,60}");
    private static final List<String> OF_THE_APP =
            List.of("APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET");
    private static final int LARGEST_PORT = 65_535;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() throws SettingsException {
        Optional<Registration> registration = registration();
        Listen listen = new Listen(text("HOST").orElse("0.0.0.0"), port());
        Path dataDir = dataDir();
        Optional<URI> publicUrl = publicUrl();
        LogSettings log = new LogSettings(
                oneOf("LOG_LEVEL", LogSettings.Level.INFO), oneOf("LOG_FORMAT", LogSettings.Format.TEXT));
        refuseDatabaseUrl();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Settings(registration, listen, dataDir, publicUrl, log);
    }

    private Optional<Registration> registration() {
        ApiRoot api = api();
        if (OF_THE_APP.stream().noneMatch(name -> text(name).isPresent())) {
            return Optional.empty();
        }
        String id = appId();
        PrivateKey key = privateKey();
        List<String> secrets = webhookSecrets();
        return key == null || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Registration(new GitHubApp(id, key, api), secrets));
    }

    private ApiRoot api() {
        try {
            return text("GITHUB_API_URL").map(ApiRoot::parse).orElse(ApiRoot.GITHUB);
        } catch (IllegalArgumentException e) {
            problem("GITHUB_API_URL", e.getMessage());
            return ApiRoot.GITHUB;
        }
    }

    private String appId() {
        String id = text("APP_ID").orElse("");
        if (id.isEmpty()) {
            problem("APP_ID", "is not set; it is the number on the app's settings page");
        } else if (!APP_ID.matcher(id).matches()) {
            problem("APP_ID", "'" + id + "' is not an app id; it is the number on the app's settings page");
        }
        return id;
    }

    private @Nullable PrivateKey privateKey() {
        Optional<String> inline = text("PRIVATE_KEY");
        Optional<String> path = text("PRIVATE_KEY_PATH");
        if (inline.isPresent() && path.isPresent()) {
            problem("PRIVATE_KEY", "is set, and so is PRIVATE_KEY_PATH; set only one of them");
        } else if (inline.isPresent()) {
            return privateKey("PRIVATE_KEY", inline.get());
        } else if (path.isPresent()) {
            return privateKeyFile(path.get());
        } else {
            problem(
                    "PRIVATE_KEY",
                    "is not set, and neither is PRIVATE_KEY_PATH; generate a key on the app's settings page");
        }
        return null;
    }

    private @Nullable PrivateKey privateKeyFile(String path) {
        try {
            return privateKey("PRIVATE_KEY_PATH", Files.readString(Path.of(path)));
        } catch (IOException | InvalidPathException e) {
            problem("PRIVATE_KEY_PATH", "'" + path + "' cannot be read: " + Reason.of(e));
            return null;
        }
    }

    private @Nullable PrivateKey privateKey(String name, String text) {
        try {
            return PrivateKeys.read(text);
        } catch (IllegalArgumentException e) {
            problem(name, e.getMessage());
            return null;
        }
    }

    private List<String> webhookSecrets() {
        Optional<String> secret = text("WEBHOOK_SECRET");
        List<String> secrets = Arrays.stream(secret.orElse("").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (secrets.isEmpty()) {
            problem("WEBHOOK_SECRET", "is not set; it is the secret of the app's webhook");
        }
        return secrets;
    }

    private int port() {
        String text = text("PORT").orElse("3000");
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        problem("PORT", "'" + text + "' is not a port; expected a number from 0 to " + LARGEST_PORT);
        return 0;
    }

    private Path dataDir() {
        String text = text("DATA_DIR").orElse("./data");
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            problem("DATA_DIR", "'" + text + "' is not a path");
            return Path.of("");
        }
    }

    private Optional<URI> publicUrl() {
        Optional<URI> url = text("PUBLIC_URL").flatMap(SettingsReader::webAddress);
        if (url.isEmpty() && text("PUBLIC_URL").isPresent()) {
            problem(
                    "PUBLIC_URL",
                    "'" + text("PUBLIC_URL").orElse("")
                            + "' is not a web address; expected something like https://undebug.example.com");
        }
        return url;
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> E oneOf(String name, E preset) {
        String text = text(name).orElse(preset.name()).toUpperCase(Locale.ROOT);
        E[] all = preset.getDeclaringClass().getEnumConstants();
        Optional<E> found =
                Arrays.stream(all).filter(value -> value.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            String known = Arrays.stream(all)
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            problem(name, "'" + text(name).orElse("") + "' is not known; expected one of " + known);
        }
        return found.orElse(preset);
    }

    private void refuseDatabaseUrl() {
        if (text("DATABASE_URL").isPresent()) {
            problem(
                    "DATABASE_URL",
                    "is set, but PostgreSQL is not supported yet; unset it to keep the data in DATA_DIR");
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void problem(String name, @Nullable String what) {
        problems.add(name + ": " + what);
    }
}
