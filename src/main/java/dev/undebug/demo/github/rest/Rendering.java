package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.Forge;

/** Renders the state in the shapes of GitHub's REST interface. */
record Rendering(Forge forge, Urls urls) {
    AccountJson accounts() {
        return new AccountJson(urls);
    }

    AppJson apps() {
        return new AppJson(this);
    }

    RepositoryJson repositories() {
        return new RepositoryJson(this);
    }

    CommitJson commits() {
        return new CommitJson(this);
    }

    PullJson pulls() {
        return new PullJson(this);
    }

    CheckJson checks() {
        return new CheckJson(this);
    }

    ReviewJson reviews() {
        return new ReviewJson(this);
    }
}
