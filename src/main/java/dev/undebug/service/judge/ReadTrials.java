package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Program;
import dev.undebug.service.trial.Trials;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EnvironmentRead.When;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs a program with other values of the variables that it reads, to find those that turn debug mode on. */
final class ReadTrials {
    private static final int MOST_VARIABLES = 12;

    private static final List<String> ENVIRONMENTS = List.of("production", "prod", "live");

    /** Variables that are no yes-or-no switches. */
    private static final Pattern FOREIGN = Pattern.compile(
            "PORT|HOST|URL|URI|KEY|SECRET|PASS|TOKEN|DATABASE|(^|_)DB|PATH|DIR|USER|MAIL|SMTP|BUCKET|REDIS|BROKER|SENTRY",
            Pattern.CASE_INSENSITIVE);

    private final Program program;
    private final Trials trials;
    private final Tried asItIs;
    private final BiFunction<Program, Tried, ProgramVerdict> judge;

    /** The outcome of a run with a word for off, by variable: with another such word, the program does the same as a rule. */
    private final Map<String, Tried> withOff = new HashMap<>();

    private final Map<String, List<SwitchEffect>> done = new HashMap<>();
    private final List<Place> tried = new ArrayList<>();
    private final Set<String> idle = new HashSet<>();

    /**
     * @param trials of the program
     * @param asItIs outcome of the program's runs in its own environment
     * @param judge of the program in another environment, and after runs with such an outcome
     */
    ReadTrials(Program program, Trials trials, Tried asItIs, BiFunction<Program, Tried, ProgramVerdict> judge) {
        this.program = program;
        this.trials = trials;
        this.asItIs = asItIs;
        this.judge = judge;
    }

    /**
     * Returns the verdict with two additions: reads that only a word for off would turn on, and for the other reads the
     * words that turn them on.
     *
     * @param counts the reads for the first addition: nothing that another program has tried
     * @param known the variables that are known to turn nothing on: they are not tried again, nor others in their place
     */
    ProgramVerdict completed(ProgramVerdict verdict, Predicate<VariableRead> counts, Set<String> known) {
        List<SwitchEffect> latent = new ArrayList<>();
        // Developers know the variables of their own starts, so no latent reads are reported there.
        if (!program.role().isPrivate()) {
            List<VariableRead> reads = verdict.run().execution().reads();
            Map<String, VariableRead> variables = variables(reads, counts);
            reads.stream()
                    .filter(read -> !counts.test(read) && !variables.containsKey(read.variable()))
                    .forEach(read -> idle.add(read.variable()));
            variables.keySet().removeAll(known);
            Set<String> deciding =
                    trials.deciding(variables.keySet(), verdict.run().execution());
            reads.stream().filter(read -> deciding.contains(read.variable())).forEach(read -> tried.add(read.place()));
            idle.addAll(variables.keySet());
            for (VariableRead variable : variables.values()) {
                if (!deciding.contains(variable.variable())) {
                    continue;
                }
                int before = latent.size();
                latent(variable, verdict.found(), latent);
                // After the fix of a read that is on when unset, a word for off may turn it on.
                if (latent.size() > before || feeds(variable.variable(), verdict.found())) {
                    idle.remove(variable.variable());
                }
            }
        }
        return verdict.withReads(worded(verdict).found(), latent);
    }

    /** Returns the verdict with the words that turn on what reads variables. */
    ProgramVerdict worded(ProgramVerdict verdict) {
        return verdict.withReads(verdict.found().stream().map(this::withWords).toList(), List.of());
    }

    private SwitchEffect withWords(SwitchEffect effect) {
        return read(effect)
                .map(read -> effect.of(read.with(read.when(), words(read))))
                .orElse(effect);
    }

    private static Optional<EnvironmentRead> read(SwitchEffect effect) {
        return Optional.of(effect.subject())
                .filter(EnvironmentRead.class::isInstance)
                .map(EnvironmentRead.class::cast);
    }

    /** Returns the places of all reads of the variables that decide something here, and were tried. */
    List<Place> tried() {
        return tried;
    }

    /** Returns the variables with which no word for off turns anything on, and those that do not count. */
    Set<String> idle() {
        return idle;
    }

    private static Map<String, VariableRead> variables(List<VariableRead> reads, Predicate<VariableRead> counts) {
        Map<String, VariableRead> variables = new LinkedHashMap<>();
        for (VariableRead read : reads) {
            if (variables.size() < MOST_VARIABLES
                    && counts.test(read)
                    && !FOREIGN.matcher(read.variable()).find()
                    && !Platform.owns(read.variable())) {
                variables.putIfAbsent(read.variable(), read);
            }
        }
        return variables;
    }

    private void latent(VariableRead variable, List<SwitchEffect> found, List<SwitchEffect> latent) {
        for (String word : EnvironmentRead.OFF_WORDS) {
            for (SwitchEffect effect : started(variable, word)) {
                read(effect)
                        .filter(read -> read.when() == When.OFF_WORD
                                && read.read().variable().equals(variable.variable())
                                && !knows(read, found)
                                && !knows(read, latent))
                        .flatMap(read -> latent(read, effect, word))
                        .ifPresent(latent::add);
            }
        }
    }

    private static boolean feeds(String variable, List<SwitchEffect> effects) {
        return effects.stream()
                .flatMap(effect -> read(effect).stream())
                .anyMatch(read -> read.read().variable().equals(variable));
    }

    private static boolean knows(EnvironmentRead read, List<SwitchEffect> effects) {
        return effects.stream().flatMap(effect -> read(effect).stream()).anyMatch(read::isBehind);
    }

    /**
     * A read that is on for a word for off, but not for 1, is a deliberate way to request debug mode, not a mistake.
     */
    private Optional<SwitchEffect> latent(EnvironmentRead read, SwitchEffect effect, String word) {
        List<String> words = words(read);
        return words.contains(EnvironmentRead.ON_WORD)
                ? Optional.of(new SwitchEffect(
                        read.with(When.LATENT, words),
                        // Where the switch keeps the server from coming up, the variable shows strangers nothing.
                        effect.exposure() == Exposure.DORMANT ? Exposure.DORMANT : Exposure.UNKNOWN,
                        effect.certain(),
                        steps(effect, read.read(), word)))
                : Optional.empty();
    }

    /** Drops the step of the trial's own variable, which no file sets. */
    private static List<EvidenceStep> steps(SwitchEffect found, VariableRead read, String word) {
        return found.steps().stream()
                .filter(step -> !(step.event() instanceof Event.SetsVariable sets
                        && sets.variable().variable().name().equals(read.variable())))
                .map(step -> step.event().equals(new Event.ReadsVariable(read.variable(), Optional.empty()))
                        ? new EvidenceStep(step.place(), new Event.ReadsVariable(read.variable(), Optional.of(word)))
                        : step)
                .toList();
    }

    private List<String> words(EnvironmentRead read) {
        if (namesEnvironments(read)) {
            return List.of();
        }
        List<String> words = new ArrayList<>(EnvironmentRead.OFF_WORDS);
        words.add(EnvironmentRead.ON_WORD);
        words.removeIf(word -> !isOn(read, word));
        return words;
    }

    /**
     * Returns whether the variable is compared with names of environments: then words for on and off are not among its
     * values.
     */
    private boolean namesEnvironments(EnvironmentRead read) {
        return isOn(read, "development") && ENVIRONMENTS.stream().anyMatch(name -> !isOn(read, name));
    }

    private boolean isOn(EnvironmentRead read, String word) {
        return started(read.read(), word).stream()
                .anyMatch(found -> found.subject().isBehind(read));
    }

    private List<SwitchEffect> started(VariableRead read, String word) {
        return done.computeIfAbsent(read.variable() + "=" + word, key -> {
            Place place = read.place();
            EnvVar variable = new EnvVar(read.variable(), Optional.of(word), place, place.span());
            boolean off = EnvironmentRead.OFF_WORDS.contains(word);
            Tried known = off ? withOff.getOrDefault(read.variable(), asItIs) : asItIs;
            ProgramVerdict verdict = judge.apply(program.with(new Layered(variable, "")), known);
            if (off) {
                withOff.put(
                        read.variable(), verdict.run().execution().coverage().tried());
            }
            return verdict.all();
        });
    }
}
