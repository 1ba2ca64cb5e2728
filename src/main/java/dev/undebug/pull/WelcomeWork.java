package dev.undebug.pull;

/** The app was given a repository: what its default branch has is to be told, so that the check can be required. */
public record WelcomeWork(RepositoryRef repository) implements RequestedWork {
    @Override
    public String key() {
        return repository + " welcome";
    }
}
