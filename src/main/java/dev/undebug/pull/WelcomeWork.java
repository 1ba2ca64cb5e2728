package dev.undebug.pull;

/** Audit the default branch of a newly added repository, so that the check can be required. */
public record WelcomeWork(RepositoryRef repository) implements RequestedWork {
    @Override
    public String key() {
        return repository + " welcome";
    }
}
