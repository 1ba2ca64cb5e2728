package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import io.javalin.http.Context;
import java.util.Optional;

/** Authenticates and authorises calls. */
final class Doorkeeper {
    private final Forge forge;
    private final IssuedTokens tokens;

    Doorkeeper(Forge forge, IssuedTokens tokens) {
        this.forge = forge;
        this.tokens = tokens;
    }

    /** Returns the installation's token if the operation requires one; throws {@link Stop} with 401 or 403. */
    Optional<IssuedTokens.Token> admit(Context context, Access access) {
        if (access instanceof Access.Anyone) {
            return Optional.empty();
        }
        String secret = secret(context);
        if (access instanceof Access.App) {
            admitApp(secret);
            return Optional.empty();
        }
        IssuedTokens.Token token =
                tokens.find(secret).orElseThrow(() -> new Stop(Answer.error(401, "Bad credentials")));
        requirePermission(token, (Access.Installation) access);
        return Optional.of(token);
    }

    private static String secret(Context context) {
        String header = Optional.ofNullable(context.header("Authorization"))
                .orElseThrow(() -> new Stop(Answer.error(401, "Requires authentication")));
        String secret = header.replaceFirst("(?i)^(bearer|token) +", "");
        if (secret.equals(header)) {
            throw new Stop(Answer.error(401, "Bad credentials"));
        }
        return secret;
    }

    private void admitApp(String secret) {
        AppRegistration app = forge.app().orElseThrow(() -> new Stop(Answer.error(404, "Integration not found")));
        new AppToken(app, forge.clock().instant()).objection(secret).ifPresent(reason -> {
            throw new Stop(Answer.error(401, reason));
        });
    }

    private void requirePermission(IssuedTokens.Token token, Access.Installation access) {
        AppInstallation installation = forge.installation(token.installation())
                .orElseThrow(() -> new Stop(Answer.error(401, "Bad credentials")));
        if (installation.suspendedAt().isPresent()) {
            throw new Stop(Answer.error(403, "This installation has been suspended"));
        }
        if (!access.grantedBy(token.permissions()) || !access.grantedBy(installation.permissions())) {
            throw new Stop(Answer.error(403, "Resource not accessible by integration")
                    .with("X-Accepted-GitHub-Permissions", access.header()));
        }
    }
}
