package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;

/**
 * The stand-in that executes a document.
 *
 * @param web the root of the pages for people, without a slash at the end
 */
record ForgeSite(Forge forge, String web) {
    String url(HostedRepository repository) {
        return web + "/" + repository.fullName();
    }

    String url(HostedPull pull) {
        return url(pull.repository()) + "/pull/" + pull.number();
    }
}
