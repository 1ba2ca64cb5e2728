package dev.undebug.demo.github.rest.json;

import dev.undebug.demo.github.Forge;

/** Renders the state in the shapes of GitHub's REST interface. */
public record Rendering(Forge forge, Urls urls) {
    public AccountJson accounts() {
        return new AccountJson(urls);
    }

    public AppJson apps() {
        return new AppJson(this);
    }

    public RepositoryJson repositories() {
        return new RepositoryJson(this);
    }

    public CommitJson commits() {
        return new CommitJson(this);
    }

    public PullJson pulls() {
        return new PullJson(this);
    }

    public CheckJson checks() {
        return new CheckJson(this);
    }

    public ReviewJson reviews() {
        return new ReviewJson(this);
    }
}
