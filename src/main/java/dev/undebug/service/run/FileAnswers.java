package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.python.eval.outcome.ExecutionContext.LeftOut;
import dev.undebug.python.eval.outcome.PresentFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers a program's questions about the files around it, and notes them: where others get the same answers, the program does the
 * same. One thread asks.
 */
final class FileAnswers implements PresentFiles {
    private final Around around;
    private final boolean certain;
    private final Map<Question, Object> answers;
    private @Nullable FileAnswers certainOnes;

    private FileAnswers(Around around, boolean certain, Map<Question, Object> answers) {
        this.around = around;
        this.certain = certain;
        this.answers = answers;
    }

    /** The files around a program. */
    record Around(PresentFiles files, LeftOut leftOut) {
        /** Something is left out; the program's questions tell what. */
        private static final LeftOut SOME = (path, exists) -> false;

        static Around of(ExecutionContext context) {
            return new Around(context.present(), context.leftOut());
        }

        /** Returns a context without what is around the program. */
        static ExecutionContext anywhere(ExecutionContext context) {
            return context.with(PresentFiles.REPOSITORY).with(context.leftOut() == LeftOut.NONE ? LeftOut.NONE : SOME);
        }

        /** Returns whether these are the files of a checkout, about which there is nothing to ask. */
        boolean isCheckout() {
            return files instanceof PresentFiles.OfRepository && leftOut == LeftOut.NONE;
        }
    }

    /** Returns a context that notes the questions of the program that runs in it. */
    static FileAnswers of(ExecutionContext context) {
        return new FileAnswers(Around.of(context), false, new HashMap<>());
    }

    /** Returns a context in which a program asks these. */
    ExecutionContext in(ExecutionContext context) {
        ExecutionContext asking = context.with(this);
        return around.leftOut == LeftOut.NONE ? asking : asking.with(this::isLeftOut);
    }

    private enum Kind {
        LEFT_OUT,
        PUT,
        PUTS_NOTHING,
        HIDES,
        REPLACES,
        COVERS,
        HAS,
        IS_CERTAIN
    }

    /**
     * A question.
     *
     * @param path empty if it is about no path
     * @param file empty if it is about no file of the repository
     * @param certain whether it is about what is certain
     */
    private record Question(Kind kind, String path, String file, boolean certain) {
        Object to(Around around, Predicate<String> exists) {
            PresentFiles files = around.files;
            return switch (kind) {
                case LEFT_OUT -> around.leftOut.has(path, exists);
                case PUT -> files.put(path);
                case PUTS_NOTHING -> files.putsNothing();
                case HIDES -> files.hides(path, file);
                case REPLACES -> files.replaces(path, file);
                case COVERS -> files.covers(file);
                case HAS -> files.has(path);
                case IS_CERTAIN -> files.isCertain();
            };
        }
    }

    /** A question with its answer. */
    record Answer(Question question, Object answer) {}

    /**
     * Returns whether the files around another program give the same answers.
     *
     * @param exists whether the repository has a file
     */
    static boolean areOf(List<Answer> answers, Around others, Predicate<String> exists) {
        Around sure = new Around(others.files.certain(), others.leftOut);
        return answers.stream().allMatch(one -> one.question()
                .to(one.question().certain() ? sure : others, exists)
                .equals(one.answer()));
    }

    /**
     * Returns the answers so far.
     *
     * @param known answers of others; programs ask much the same, so that equal ones are kept once
     */
    List<Answer> all(Map<Answer, Answer> known) {
        return answers.entrySet().stream()
                .map(asked -> new Answer(asked.getKey(), asked.getValue()))
                .map(answer -> known.computeIfAbsent(answer, one -> one))
                .toList();
    }

    private Object ask(Kind kind, String path, String file, Predicate<String> exists) {
        return answers.computeIfAbsent(
                new Question(kind, path, file, certain), question -> question.to(around, exists));
    }

    private boolean is(Kind kind, String path, String file) {
        return (Boolean) ask(kind, path, file, other -> false);
    }

    private boolean isLeftOut(String path, Predicate<String> exists) {
        return (Boolean) ask(Kind.LEFT_OUT, path, "", exists);
    }

    // The question says what its answer is.
    @SuppressWarnings("unchecked")
    @Override
    public Optional<Put> put(String path) {
        return (Optional<Put>) ask(Kind.PUT, path, "", other -> false);
    }

    @Override
    public boolean putsNothing() {
        return is(Kind.PUTS_NOTHING, "", "");
    }

    @Override
    public boolean hides(String path, String file) {
        return is(Kind.HIDES, path, file);
    }

    @Override
    public boolean replaces(String path, String file) {
        return is(Kind.REPLACES, path, file);
    }

    @Override
    public boolean covers(String file) {
        return is(Kind.COVERS, "", file);
    }

    @Override
    public boolean has(String path) {
        return is(Kind.HAS, path, "");
    }

    @Override
    public boolean isCertain() {
        return is(Kind.IS_CERTAIN, "", "");
    }

    @Override
    public PresentFiles certain() {
        if (certain) {
            return this;
        }
        if (certainOnes == null) {
            certainOnes = new FileAnswers(new Around(around.files.certain(), around.leftOut), true, answers);
        }
        return certainOnes;
    }
}
