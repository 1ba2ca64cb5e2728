package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.VariableRead;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.EnvironmentRead.When;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Starts a program with other values of the variables that it reads, and looks which of them switch debug mode on. */
final class ReadTrials {
    private static final int MOST_VARIABLES = 12;

    /** Variables that have something else to say than yes or no. */
    private static final Pattern FOREIGN = Pattern.compile(
            "PORT|HOST|URL|URI|KEY|SECRET|PASS|TOKEN|DATABASE|(^|_)DB|PATH|DIR|USER|MAIL|SMTP|BUCKET|REDIS|BROKER|SENTRY",
            Pattern.CASE_INSENSITIVE);

    private final Program program;
    private final Function<Program, SwitchEffects> judge;
    private final Map<String, SwitchEffects> done = new HashMap<>();

    ReadTrials(Program program, Function<Program, SwitchEffects> judge) {
        this.program = program;
        this.judge = judge;
    }

    /** Adds the reads that only a word for off would switch on, and says of the others which words do. */
    void complete(SwitchEffects findings, List<VariableRead> reads) {
        findings.reads(read -> read.with(read.when(), words(read)));
        if (program.role() == Role.DEVELOPMENT || program.role() == Role.TEST) {
            // Who starts it knows what to set, and what nobody sets is told of no other start than of the code's own.
            return;
        }
        for (VariableRead read : variables(reads).values()) {
            latent(read, findings);
        }
    }

    private static Map<String, VariableRead> variables(List<VariableRead> reads) {
        Map<String, VariableRead> variables = new LinkedHashMap<>();
        for (VariableRead read : reads) {
            if (variables.size() < MOST_VARIABLES
                    && !FOREIGN.matcher(read.variable()).find()) {
                variables.putIfAbsent(read.variable(), read);
            }
        }
        return variables;
    }

    private void latent(VariableRead variable, SwitchEffects findings) {
        for (String word : EnvironmentRead.OFF_WORDS) {
            for (SwitchEffect found : started(variable, word).all()) {
                if (found.subject() instanceof EnvironmentRead read
                        && read.when() == When.OFF_WORD
                        && read.read().variable().equals(variable.variable())
                        && !findings.knows(read.place())) {
                    add(read, found, word, findings);
                }
            }
        }
    }

    /** What is on for a word that means off, but not for 1, is an honest way of asking for debug mode. */
    private void add(EnvironmentRead read, SwitchEffect found, String word, SwitchEffects findings) {
        List<String> words = words(read);
        if (words.contains(EnvironmentRead.ON_WORD)) {
            EnvironmentRead latent = read.with(When.LATENT, words);
            findings.latent(
                    new SwitchEffect(latent, Exposure.UNKNOWN, found.certain(), steps(found, read.read(), word)));
        }
    }

    /** The variable of a trial is set nowhere in the repository. */
    private static List<EvidenceStep> steps(SwitchEffect found, VariableRead read, String word) {
        return found.steps().stream()
                .filter(step -> !step.text().startsWith("sets `" + read.variable() + "="))
                .map(step -> step.text().equals("reads `" + read.variable() + "`")
                        ? new EvidenceStep(step.place(), step.text() + "; this is what `" + word + "` would do")
                        : step)
                .toList();
    }

    private List<String> words(EnvironmentRead read) {
        List<String> words = new ArrayList<>(EnvironmentRead.OFF_WORDS);
        words.add(EnvironmentRead.ON_WORD);
        words.removeIf(word -> started(read.read(), word).all().stream()
                .noneMatch(found -> found.subject().isBehind(read)));
        return words;
    }

    private SwitchEffects started(VariableRead read, String word) {
        return done.computeIfAbsent(read.variable() + "=" + word, key -> {
            Place place = read.place();
            EnvVar variable = new EnvVar(read.variable(), Optional.of(word), place, place.span());
            return judge.apply(program.with(new Layered(variable, "")));
        });
    }
}
