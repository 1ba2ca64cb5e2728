package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.SourcedFiles.Named;
import dev.undebug.read.shell.program.EachFile;
import dev.undebug.read.shell.syntax.AskedFiles;
import dev.undebug.read.shell.syntax.ExportedLines;
import dev.undebug.read.shell.syntax.GivenOptions;
import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.TakenBranches.Fork;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a loop: {@code while}, {@code until}, {@code for}. */
final class ShellLoop {
    /** The most files over which a loop is followed. */
    private static final int MAX_FILES = 50;

    /** Prints paths of files, sorted. */
    private static final Pattern LISTING =
            Pattern.compile("[$]\\(((?:ls|find) [^|;&()]{1,500})(?:\\| *sort(?: -[nruV]{1,4})? *)?\\)");

    /** The variables of {@code getopts}. */
    private static final String POSITION = "OPTIND";

    private static final String VALUE = "OPTARG";

    /** The number of words of {@code getopts} that reads the arguments of the script. */
    private static final int GETOPTS = 3;

    private static final Pattern FOR_PEOPLE =
            Pattern.compile("/(?:profile|bash_completion|bashrc|zshrc|functions)\\.d/|/bash[-_]completion/|^~|HOME");

    private final ShellRun run;

    ShellLoop(ShellRun run) {
        this.run = run;
    }

    ShellStatus each(ShellNode.For each) {
        new ShellPassages(run).substituted(each.words());
        List<ShellField> words = each.words().stream()
                .flatMap(word -> ShellExpansion.fields(run.file(), word, run.state()).stream())
                .toList();
        boolean sources = EachFile.isSourced(each.body(), each.name());
        List<ShellField> paths = paths(words, sources || AskedFiles.isAskedFor(each.name(), each.body()));
        if (!paths.isEmpty()) {
            return overFiles(each, paths);
        }
        run.state().variables.forget(each.name());
        words.stream().filter(word -> sources).forEach(this::misses);
        ShellStatus status = repeated(Optional.empty(), each.body(), false);
        List<Named> files = words.stream()
                .flatMap(word -> PrintedFiles.of(run, word).stream())
                .toList();
        new ShellDeclarations(run).exported(ExportedLines.of(each), files);
        return status;
    }

    /** Runs the body for each file, in order. */
    private ShellStatus overFiles(ShellNode.For each, List<ShellField> paths) {
        ShellStatus status = ShellStatus.YES;
        for (ShellField path : paths) {
            if (run.state().flow != Flow.NEXT) {
                return ShellStatus.OPEN;
            }
            Place place = path.placed(run.file()).origin().orElseThrow();
            run.state()
                    .variables
                    .assign(new EnvVar(each.name(), Optional.of(path.value()), place, place.span()), false);
            status = repeated(Optional.empty(), each.body(), true);
        }
        return status;
    }

    /** Runs the command that another one starts for each file, in order; empty if the files are not known. */
    Optional<ShellStatus> each(EachFile files, Function<List<ShellField>, ShellStatus> command) {
        List<ShellField> words = files.command().stream().map(ShellField::of).toList();
        if (run.isExhaustive() || words.isEmpty()) {
            return Optional.empty();
        }
        Optional<ShellStatus> status = Optional.empty();
        for (ShellField path : paths(files, words.get(0))) {
            status = Optional.of(command.apply(words.stream()
                    .map(word -> word.is(EachFile.PATH) ? path : word)
                    .toList()));
        }
        return status;
    }

    /**
     * Returns the paths over which a loop goes, if these are files that a shell can read; none if that is not known.
     *
     * @param files whether its body reads them in this shell, or asks whether they are there
     */
    private List<ShellField> paths(List<ShellField> words, boolean files) {
        if (run.isExhaustive()) {
            return List.of();
        }
        List<ShellField> paths = new ArrayList<>();
        boolean readable = files;
        for (ShellField word : words) {
            Optional<EachFile> listed = listed(word);
            List<ShellField> found = listed.map(pattern -> paths(pattern, word)).orElse(List.of(word));
            readable |= listed.isPresent() || isReadable(word.value());
            if (found.isEmpty() || !found.get(0).known()) {
                return List.of();
            }
            paths.addAll(found);
        }
        return readable && paths.size() <= MAX_FILES ? paths : List.of();
    }

    /** Returns the files that a word names by a pattern, {@code scripts/*.sh}, {@code $(find scripts -name '*.sh' | sort)}. */
    private Optional<EachFile> listed(ShellField word) {
        if (word.known()) {
            return EachFile.matching(word.pattern());
        }
        Matcher listing = LISTING.matcher(word.value());
        if (!listing.matches()) {
            return Optional.empty();
        }
        MappedText inner = word.text().sub(listing.start(1), listing.end(1));
        return ShellParser.parse(inner) instanceof ShellNode.Simple simple ? printed(simple) : Optional.empty();
    }

    private Optional<EachFile> printed(ShellNode.Simple simple) {
        List<ShellField> words = simple.words().stream()
                .flatMap(word -> ShellExpansion.fields(run.file(), word, run.state()).stream())
                .toList();
        if (words.size() == 2 && words.get(0).is("ls") && words.get(1).known()) {
            return EachFile.matching(words.get(1).pattern());
        }
        return words.isEmpty()
                ? Optional.empty()
                : EachFile.of(
                                words.get(0).value(),
                                words.stream().skip(1).map(ShellField::token).toList())
                        .filter(files -> files.command().isEmpty());
    }

    /** @param word the word that names the files */
    private List<ShellField> paths(EachFile files, ShellField word) {
        String folder = ContainerPath.join(run.state().folder.known(), files.folder());
        return run.start().files().below(folder).stream()
                .filter(files::takes)
                .map(files::path)
                .limit(MAX_FILES + 1L)
                .filter(this::isReadable)
                .map(path -> new ShellField(
                        MappedText.at(path, word.span()),
                        ShellGlob.quoted(path),
                        word.span(),
                        true,
                        false,
                        false,
                        false,
                        Optional.empty()))
                .toList();
    }

    private boolean isReadable(String path) {
        return run.readable(path).stream().anyMatch(Optional::isPresent);
    }

    /** The files may set any variable, unless they prepare shells for people. */
    private void misses(ShellField word) {
        if (!FOR_PEOPLE.matcher(word.value()).find()) {
            Place place = word.placed(run.file()).origin().orElseThrow();
            run.state().misses(new Script.UnseenFile(place, word.known() ? word.value() : place.text()));
        }
    }

    ShellStatus loop(ShellNode.While loop) {
        return options(loop).orElseGet(() -> undecided(loop));
    }

    /** Runs the body for each option that the script is given, {@code while getopts p:d option}; empty if these are not known. */
    private Optional<ShellStatus> options(ShellNode.While loop) {
        List<ShellField> words = getopts(loop);
        ShellState before = run.state();
        List<ShellField> given = before.arguments
                .filter(all -> all.stream().allMatch(ShellField::known))
                .filter(all -> before.variables.find(POSITION).isEmpty())
                .orElse(List.of());
        if (words.isEmpty() || (given.isEmpty() && !before.arguments.equals(Optional.of(List.of())))) {
            return Optional.empty();
        }
        ShellState start = before.copy();
        int mark = run.count();
        List<String> arguments = given.stream().map(ShellField::value).toList();
        String name = words.get(2).value();
        for (GivenOptions.Option option :
                GivenOptions.in(arguments, words.get(1).value())) {
            Place place =
                    given.get(option.argument()).placed(run.file()).origin().orElseThrow();
            assign(name, Optional.of(option.name()), place);
            assign(VALUE, Optional.of(option.value().orElse("")), place);
            run.body(loop.body(), true);
            boolean left = run.state().takeLeft(Flow.LOOP_LEFT).isPresent();
            if (left || run.state().flow == Flow.LOOP_LEFT) {
                run.takeBack(mark);
                run.goOn(start);
                return Optional.empty();
            }
        }
        run.state().variables.forget(name);
        run.state().variables.forget(POSITION);
        return Optional.of(ShellStatus.YES);
    }

    private void assign(String name, Optional<String> value, Place place) {
        run.state().variables.assign(new EnvVar(name, value, place, place.span()), false);
    }

    /** Returns the words of the condition if that is {@code getopts}, all of which are known. */
    private List<ShellField> getopts(ShellNode.While loop) {
        ShellNode condition = loop.condition() instanceof ShellNode.Sequence sequence
                        && sequence.nodes().size() == 1
                ? sequence.nodes().get(0)
                : loop.condition();
        if (run.isExhaustive() || loop.until() || !(condition instanceof ShellNode.Simple simple)) {
            return List.of();
        }
        List<ShellField> words = simple.words().stream()
                .flatMap(word -> ShellExpansion.fields(run.file(), word, run.state()).stream())
                .toList();
        return words.size() == GETOPTS
                        && words.get(0).is("getopts")
                        && words.stream().allMatch(ShellField::known)
                        && Assignment.isName(
                                words.get(2).value(), words.get(2).value().length())
                ? words
                : List.of();
    }

    private ShellStatus undecided(ShellNode.While loop) {
        ShellState before = run.state().copy();
        int mark = run.count();
        ShellStatus status = run.condition(loop.condition());
        ShellStatus stops = loop.until() ? ShellStatus.YES : ShellStatus.NO;
        boolean never = status == stops && !run.isExhaustive();
        if (never || run.state().flow != Flow.NEXT) {
            return ShellStatus.YES;
        }
        // The condition runs again before the body, this time with all values unknown that the loop may change.
        run.takeBack(mark);
        run.goOn(before);
        boolean begins = run.decisions().presumption().holds(loop.condition()).equals(Optional.of(!loop.until()));
        ShellStatus end = repeated(Optional.of(loop.condition()), loop.body(), begins || status == stops.negated());
        List<Named> files = loop.input().stream()
                .flatMap(target -> PrintedFiles.input(run, target).stream())
                .toList();
        new ShellDeclarations(run).exported(ExportedLines.of(loop), files);
        return end;
    }

    /**
     * Runs a body once, as in any iteration: everything that it may assign is unknown.
     *
     * @param condition what runs at least once, before the body
     * @param always whether the body does, too
     */
    private ShellStatus repeated(Optional<ShellNode> condition, ShellNode body, boolean always) {
        List<ShellNode> nodes = condition.map(first -> List.of(first, body)).orElse(List.of(body));
        ShellEffects effects = ShellEffects.of(new ShellNode.Sequence(nodes), run.state()::function);
        Optional<Fork> fork = effects.fork(run.file(), body).filter(at -> !run.isExhaustive());
        OptionalInt alone =
                fork.map(at -> run.branches().at(at, always ? 1 : 2)).orElse(OptionalInt.empty());
        if (alone.isPresent() && !always) {
            run.branches().doubt();
        }
        if (alone.equals(OptionalInt.of(1))) {
            condition.ifPresent(run::condition);
            return ShellStatus.OPEN;
        }
        Set<String> known = new HashSet<>(effects.known(run.state()));
        effects.forget(run);
        Optional<ShellState> around = run.state().takeLeft(Flow.LOOP_LEFT);
        ShellState before = run.state().copy();
        condition.ifPresent(first -> run.body(first, true));
        run.body(body, always);
        ShellState after = run.state();
        Optional<ShellState> broken = after.takeLeft(Flow.LOOP_LEFT);
        boolean ended = after.flow.compareTo(Flow.LOOP_LEFT) > 0;
        if (ended && always && broken.isEmpty()) {
            around.ifPresent(outer -> after.remember(Flow.LOOP_LEFT, outer));
            return ShellStatus.OPEN;
        }
        boolean doubtful = after.doubtful || ended;
        before.passes(after);
        ShellState next = ended ? broken.filter(left -> always).orElse(before).copy() : after;
        next.last = before.last;
        next.over = before.over;
        next.flow = Flow.NEXT;
        next.doubtful = doubtful;
        next.remember(after);
        around.ifPresent(outer -> next.remember(Flow.LOOP_LEFT, outer));
        run.goOn(next);
        if (alone.isEmpty()) {
            known.addAll(effects.known(next));
            fork.ifPresent(at -> run.branches().loses(at, known));
            effects.forget(run);
        }
        return ShellStatus.OPEN;
    }
}
