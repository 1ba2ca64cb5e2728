package dev.undebug.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.ReviewWork;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a review is written down in the queue. What one version has written another reads: fields are only ever added. */
record WorkForm(
        long installation,
        String repository,
        int number,
        String head,
        String base,
        boolean open,
        boolean rerun,
        @Nullable List<Trait> traits) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    static String write(ReviewWork work) {
        PullRequest pull = work.pull();
        WorkForm form = new WorkForm(
                pull.ref().installation(),
                pull.ref().repository().toString(),
                pull.ref().number(),
                pull.head().hex(),
                pull.base().hex(),
                pull.open(),
                work.rerun(),
                pull.traits().stream().sorted().toList());
        try {
            return MAPPER.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down " + work, e);
        }
    }

    /** Earlier versions wrote none down, and later ones may know others. */
    private Set<Trait> known() {
        return traits == null
                ? Set.of()
                : traits.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    static ReviewWork read(String text) {
        try {
            WorkForm form = MAPPER.readValue(text, WorkForm.class);
            PullRef ref = new PullRef(form.installation(), RepositoryName.parse(form.repository()), form.number());
            PullRequest pull = new PullRequest(
                    ref, new CommitSha(form.head()), new CommitSha(form.base()), form.open(), form.known());
            return new ReviewWork(pull, form.rerun());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was written down: " + text, e);
        }
    }
}
