package dev.undebug.service.mention;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that give a variable which a program reads a value with which the program turns debug mode on, where Undebug does not
 * follow who gets it: {@code crane mutate IMAGE --env SHOP_DEBUG=1}. What strangers get from the program is not known then.
 */
public final class UnfollowedValues {
    private static final int MOST_VARIABLES = 50;

    /** Each is a run of the program. */
    private static final int MOST_TRIALS = 20;

    private static final Set<String> OF_FLASK = Set.of(DebugVariable.FLASK_DEBUG, DebugVariable.FLASK_ENV);

    /** A shell that reads start files before what it runs. */
    private static final Pattern READS_FILES = Pattern.compile(
            "\\b(?:ba|z|da|k|a)?sh\\b[\"', \\t]{1,9}+(?:-[a-z]{1,9}[\"', \\t]{1,9}+){0,3}?-(?:[a-z]*[li]|-login)|\\bzsh\\b");

    private final UnexplainedMentions texts;
    private final ProgramJudge judge;
    private final Map<String, List<EnvVar>> mentions = new HashMap<>();
    private @Nullable List<Place> starts;
    private final Map<Program, Exposure> tried = new HashMap<>();

    public UnfollowedValues(UnexplainedMentions texts, ProgramJudge judge) {
        this.texts = texts;
        this.judge = judge;
    }

    /**
     * Returns the first such text for a program that turns no debug mode on as it is, or the command that makes its image start
     * {@code flask run --debug}.
     */
    public Optional<EvidenceStep> of(ProgramVerdict verdict) {
        Program program = verdict.program();
        boolean ofImage = program.launch()
                .filter(launch ->
                        !launch.isPrivate() && launch.runtime().dockerfile().isPresent())
                .isPresent();
        return Optional.of(starts())
                .filter(found -> ofImage && !found.isEmpty())
                .map(found -> new EvidenceStep(found.get(0), new Event.NotFollowed()))
                .or(() -> value(verdict));
    }

    /** Returns the commands that change images so that they start {@code flask run --debug}. */
    private List<Place> starts() {
        if (starts == null) {
            starts = texts.texts("--debug")
                    .flatMap(file -> UnfollowedStarts.DEBUGGING
                            .matcher(file.text())
                            .results()
                            .filter(found -> UnfollowedTexts.isOfImage(file, found.start()))
                            .map(found -> file.place(new Span(found.start(), found.end()))))
                    .toList();
        }
        return starts;
    }

    private Optional<EvidenceStep> value(ProgramVerdict verdict) {
        Program program = verdict.program();
        return verdict.run().execution().reads().stream()
                .map(VariableRead::variable)
                .distinct()
                .filter(name -> !OF_FLASK.contains(name) && !program.role().isPrivate())
                .limit(MOST_VARIABLES)
                .flatMap(name ->
                        mentions.computeIfAbsent(name, key -> texts.of(key).toList()).stream())
                .filter(mention -> concerns(mention, program) && turnsOn(mention, program))
                .findFirst()
                .map(mention -> new EvidenceStep(
                        mention.place(),
                        new Event.MaySet(mention.name() + "=" + mention.value().orElse(""))));
    }

    /** Start files of shells matter where a shell reads them. */
    private static boolean concerns(EnvVar mention, Program program) {
        int at = mention.place().span().start();
        return !UnfollowedTexts.isOfShells(mention.place().file(), at)
                || program.launch()
                        .map(Launch::place)
                        .filter(place ->
                                READS_FILES.matcher(place.file().text()).find())
                        .isPresent();
    }

    private boolean turnsOn(EnvVar mention, Program program) {
        return tried.computeIfAbsent(program.with(new Layered(mention, program.name())), this::exposure)
                != Exposure.NONE;
    }

    /** Beyond so many trials, nobody knows. */
    private Exposure exposure(Program program) {
        return tried.size() < MOST_TRIALS ? judge.judgeAsItIs(program).exposure() : Exposure.UNKNOWN;
    }
}
