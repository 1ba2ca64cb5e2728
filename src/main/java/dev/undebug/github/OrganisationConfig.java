package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.pull.Gone;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The configuration of an account for all of its repositories, in its repository {@code .github}. Read with a separate
 * token, and cached for a while.
 */
final class OrganisationConfig {
    private static final String REPOSITORY = ".github";
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Clients clients;
    private final Clock clock;
    private final Map<RepositoryRef, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<SourceFile> file, Instant since) {}

    OrganisationConfig(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Returns the file; empty if the account has none or the app is not installed there. */
    Optional<SourceFile> of(RepositoryRef repository) {
        RepositoryRef home = new RepositoryRef(
                repository.installation(), new RepositoryName(repository.name().owner(), REPOSITORY));
        if (home.equals(repository)) {
            return Optional.empty();
        }
        Known last = known.get(home);
        if (last == null || last.since().plus(REMEMBERED).isBefore(clock.instant())) {
            last = new Known(read(home), clock.instant());
            known.put(home, last);
        }
        return last.file();
    }

    private Optional<SourceFile> read(RepositoryRef home) {
        try {
            JsonNode file = clients.of(home).get("/contents/" + GitHubSources.CONFIGURATION);
            String path = home + "/" + GitHubSources.CONFIGURATION;
            return Optional.of(RepositoryConfig.file(path, content(path, file)));
        } catch (Gone none) {
            return Optional.empty();
        } catch (GitHubRefusal refusal) {
            // GitHub's answer when a token is requested for a repository outside the installation; any other refusal
            // does not mean that there is no file.
            if (refusal.unprocessable()) {
                return Optional.empty();
            }
            throw refusal.of("to show " + home + "/" + GitHubSources.CONFIGURATION);
        }
    }

    /** GitHub sends no content for a file over a megabyte, or for a folder. */
    private static Content content(String path, JsonNode file) {
        return file.path("encoding").asText().equals("base64")
                ? Content.decode(
                        path,
                        Base64.getMimeDecoder().decode(file.path("content").asText()))
                : Content.withheld(path, "GitHub returns no text for it");
    }
}
