package dev.undebug.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;
import dev.undebug.pull.SuiteWork;
import dev.undebug.pull.WelcomeWork;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The serialised form of work in the queue. Other versions of the program read it: fields and kinds may only be added.
 *
 * @param kind the kind of work; absent for a pull request, as in the first versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkForm(
        @Nullable Kind kind,
        long installation,
        String repository,
        @Nullable Integer number,
        @Nullable String head,
        @Nullable String base,
        @Nullable Boolean open,
        @Nullable Boolean rerun,
        @Nullable List<Trait> traits,
        @Nullable Long byId,
        @Nullable String by,
        @Nullable String baseRef) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    enum Kind {
        FIX,
        GROUP,
        BRANCH,
        SUITE,
        CLOSED,
        WELCOME,
        LATEST
    }

    static String write(RequestedWork work) {
        try {
            return MAPPER.writeValueAsString(of(work));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down " + work, e);
        }
    }

    private static WorkForm of(RequestedWork work) {
        if (work instanceof CheckWork check) {
            return of(check.subject(), check.rerun());
        }
        if (work instanceof FixWork fix) {
            return of(Kind.FIX, fix.pull(), null, fix.by());
        }
        if (work instanceof LatestWork latest) {
            return of(Kind.LATEST, latest.pull(), null, null);
        }
        if (work instanceof SuiteWork suite) {
            return form(Kind.SUITE, suite.repository(), suite.head().hex(), null, null);
        }
        if (work instanceof FormerHeadWork former) {
            return form(Kind.CLOSED, former.repository(), former.head().hex(), null, null);
        }
        return form(Kind.WELCOME, ((WelcomeWork) work).repository(), null, null, null);
    }

    private static WorkForm of(Subject subject, boolean rerun) {
        if (subject instanceof PullRequest pull) {
            return of(null, pull, rerun, null);
        }
        String head = subject.head().hex();
        return subject instanceof MergeGroup group
                ? form(Kind.GROUP, group.repository(), head, group.base().hex(), rerun)
                : form(Kind.BRANCH, subject.repository(), head, null, rerun);
    }

    private static WorkForm of(@Nullable Kind kind, PullRequest pull, @Nullable Boolean rerun, @Nullable Person by) {
        return new WorkForm(
                kind,
                pull.repository().installation(),
                pull.repository().toString(),
                pull.ref().number(),
                pull.head().hex(),
                pull.base().hex(),
                pull.open(),
                rerun,
                pull.traits().stream().sorted().toList(),
                by == null ? null : by.id(),
                by == null ? null : by.login(),
                pull.baseRef().orElse(null));
    }

    private static WorkForm form(
            Kind kind,
            RepositoryRef repository,
            @Nullable String head,
            @Nullable String base,
            @Nullable Boolean rerun) {
        return new WorkForm(
                kind,
                repository.installation(),
                repository.toString(),
                null,
                head,
                base,
                null,
                rerun,
                null,
                null,
                null,
                null);
    }

    static RequestedWork read(String text) {
        try {
            return MAPPER.readValue(text, WorkForm.class).work();
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalStateException("cannot read what was written down: " + text, e);
        }
    }

    /** Returns whether work is about a pull request whose base branch was changed. */
    static boolean isRetargeted(String text) {
        // Nearly all work is not, and reading takes longer.
        return text.contains(Trait.RETARGETED.name())
                && pullOf(read(text)).filter(pull -> pull.is(Trait.RETARGETED)).isPresent();
    }

    private static Optional<PullRequest> pullOf(RequestedWork work) {
        if (work instanceof LatestWork latest) {
            return Optional.of(latest.pull());
        }
        return work instanceof CheckWork check && check.subject() instanceof PullRequest pull
                ? Optional.of(pull)
                : Optional.empty();
    }

    /** Parses a serialised subject. */
    static Subject readSubject(String text) {
        if (read(text) instanceof CheckWork check) {
            return check.subject();
        }
        throw new IllegalStateException("no subject was written down: " + text);
    }

    private RequestedWork work() {
        RepositoryRef repo = new RepositoryRef(installation, RepositoryName.parse(repository));
        if (kind == Kind.WELCOME) {
            return new WelcomeWork(repo);
        }
        CommitSha commit = commit(head);
        if (kind == Kind.SUITE) {
            return new SuiteWork(repo, commit);
        }
        if (kind == Kind.CLOSED) {
            return new FormerHeadWork(repo, commit);
        }
        if (kind == Kind.FIX) {
            Person person = new Person(Objects.requireNonNull(byId), Objects.requireNonNull(by));
            return new FixWork(pull(repo, commit), person);
        }
        if (kind == Kind.LATEST) {
            return new LatestWork(pull(repo, commit));
        }
        Subject subject = kind == Kind.BRANCH
                ? new BranchTip(repo, commit)
                : kind == Kind.GROUP ? new MergeGroup(repo, commit, commit(base)) : pull(repo, commit);
        return new CheckWork(subject, Boolean.TRUE.equals(rerun));
    }

    private PullRequest pull(RepositoryRef repo, CommitSha commit) {
        PullRef ref = new PullRef(repo, Objects.requireNonNull(number));
        return new PullRequest(
                ref, commit, commit(base), Boolean.TRUE.equals(open), known(), Optional.ofNullable(baseRef));
    }

    private static CommitSha commit(@Nullable String hex) {
        return new CommitSha(Objects.requireNonNull(hex));
    }

    /** Earlier versions stored no traits, and later ones may know others. */
    private Set<Trait> known() {
        return traits == null
                ? Set.of()
                : traits.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
