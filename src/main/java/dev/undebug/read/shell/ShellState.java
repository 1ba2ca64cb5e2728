package dev.undebug.read.shell;

import dev.undebug.fact.Script;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.WrittenTexts;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of a shell at one moment, as far as it is known. */
final class ShellState {
    private static final int MAX_FUNCTIONS = 500;
    private static final int MAX_COPIES = 100;
    private static final int MAX_UNSEEN = 10;
    private static final int MAX_NEEDS = 20;
    private static final int MAX_INSTEAD = 20;
    private static final int MAX_AT_EXIT = 5;

    final ShellVariables variables;
    final ShellArrays arrays;
    private final Map<String, Body> functions = new LinkedHashMap<>();
    /** The files that commands have put in place, each with those one of which had its contents before. */
    private final Map<ContainerPath, Set<String>> copies = new LinkedHashMap<>();
    /** The states in which the loop or the function may already have been left. */
    private final Map<Flow, ShellState> left = new EnumMap<>(Flow.class);

    /** The texts that the script has written to files. */
    WrittenTexts written = new WrittenTexts();

    /** The env files that may have set variables here, of which nothing shows the content. */
    List<Script.UnseenFile> unseen = List.of();

    /** The commands that have succeeded if the script is here. */
    List<Script.Needed> needs = List.of();

    /**
     * The variables whose unknown values another shell has put into the text of this one, which hides what they are here;
     * empty if no shell has done so.
     */
    Optional<Set<String>> filledIn = Optional.empty();

    Optional<List<ShellField>> arguments = Optional.empty();
    /** Whether people start the script, in its own folder. */
    boolean startsBeside;
    /** The path by which the script is started, if it is known and this shell is the one that runs it. */
    Optional<Script.OwnPath> own = Optional.empty();
    /** The shell of a text that it gets as an argument, with its options; empty if it is another one. */
    List<String> shell = List.of();
    /** Whether the folder in which the script begins is one of its machine, not one that people choose. */
    boolean placed;

    /** Whether {@code case} and {@code [[ … ]]} compare without case: {@code shopt -s nocasematch}; empty if it is not known. */
    Optional<Boolean> caseless = Optional.of(false);

    ShellFolder folder = ShellFolder.UNKNOWN;
    /** The folder of the shell that has put values into the text of this one. */
    ShellFolder begun = ShellFolder.UNKNOWN;
    /** The folder before the last change, to which {@code cd -} leads. */
    ShellFolder former = ShellFolder.UNKNOWN;
    /** The folders that {@code pushd} has left, the latest last. */
    List<ShellFolder> pushed = List.of();

    Flow flow = Flow.NEXT;
    boolean endsOnFailure;
    /** The commands that the shell runs when it ends, one of them if there are several. */
    List<ShellTraps.AtExit> atExit = List.of();
    /** Whether the script may already have ended. */
    boolean doubtful;
    /** The indexes of the commands that may be the latest. */
    Set<Integer> last = Set.of();
    /** The indexes of the commands that may be the last one of a script that has already ended. */
    Set<Integer> over = Set.of();
    /** The indexes of the commands of branches with one of which the script may have ended, if one of them was taken. */
    Set<Integer> instead = Set.of();

    ShellState(ShellVariables variables) {
        this(variables, new ShellArrays());
    }

    private ShellState(ShellVariables variables, ShellArrays arrays) {
        this.variables = variables;
        this.arrays = arrays;
    }

    /** Where execution continues after a command; a later constant leaves more of the script. */
    enum Flow {
        NEXT,
        LOOP_LEFT,
        RETURNED,
        ENDED
    }

    /** The body of a function, and its file. */
    record Body(ShellNode node, SourceFile file) {}

    ShellState copy() {
        return copyWith(variables.copy());
    }

    private ShellState copyWith(ShellVariables others) {
        ShellState copy = new ShellState(others, arrays.copy());
        copy.functions.putAll(functions);
        copy.copies.putAll(copies);
        copy.written = written.copy();
        copy.unseen = unseen;
        copy.needs = needs;
        copy.filledIn = filledIn;
        copy.left.putAll(left);
        copy.arguments = arguments;
        copy.startsBeside = startsBeside;
        copy.own = own;
        copy.placed = placed;
        copy.caseless = caseless;
        copy.folder = folder;
        copy.begun = begun;
        copy.former = former;
        copy.pushed = pushed;
        copy.flow = flow;
        copy.endsOnFailure = endsOnFailure;
        copy.atExit = atExit;
        copy.doubtful = doubtful;
        copy.last = last;
        copy.over = over;
        copy.instead = instead;
        return copy;
    }

    /** Returns the initial state of a child shell. */
    ShellState exported() {
        ShellState child = new ShellState(variables.exported());
        child.arguments = Optional.of(List.of());
        child.folder = folder;
        child.begun = begun;
        child.former = former;
        child.placed = placed;
        child.copies.putAll(copies);
        child.written = written.copy();
        child.unseen = unseen;
        child.needs = needs;
        child.filledIn = filledIn;
        child.doubtful = doubtful;
        child.instead = instead;
        return child;
    }

    /**
     * Returns the initial state of a child shell in whose text this one has put values that are not known. What is written
     * as an expansion there is such a value, whatever the child itself assigns.
     */
    ShellState filling(String text) {
        ShellState child = exported();
        Set<String> names = new HashSet<>(filledIn.orElse(Set.of()));
        child.begun = names.contains("PWD") ? begun : folder;
        names.addAll(ShellParameters.named(text));
        child.filledIn = Optional.of(names);
        child.arguments = Optional.empty();
        return child;
    }

    /** Returns whether a character may begin a value that another shell has put into the text, even between quotes. */
    boolean mayBeFilledIn(char c) {
        return filledIn.isPresent() && (c == '$' || c == '`');
    }

    /**
     * Returns the state for a program that hands on only some variables.
     *
     * @param kept whether it hands on a variable
     * @param by the command that starts it
     */
    ShellState handing(Predicate<String> kept, Place by) {
        ShellState other = copyWith(variables.handing(kept, by));
        other.unseen = unseen.stream().filter(file -> kept.test("FLASK_DEBUG")).toList();
        return other;
    }

    /** Returns the initial state of a shell on another machine, whose variables are unknown. */
    ShellState elsewhere() {
        ShellState other = new ShellState(new ShellVariables(false));
        other.arguments = Optional.of(List.of());
        other.doubtful = doubtful;
        other.instead = instead;
        return other;
    }

    /**
     * Returns the initial state of a shell on another machine, which gets the values of this one in its text alone.
     *
     * @param by the command that sends the text
     */
    ShellState sent(Place by) {
        ShellState other = handing(name -> false, by);
        other.folder = ShellFolder.UNKNOWN;
        other.own = Optional.empty();
        other.placed = false;
        other.copies.clear();
        other.written = new WrittenTexts();
        return other;
    }

    void define(String name, Body body) {
        if (Most.room(functions.size(), MAX_FUNCTIONS)) {
            functions.put(name, body);
        }
    }

    /** Records that a file has the contents of another one from now on; both are paths from the first folder. */
    void place(String path, String from) {
        if (Most.room(copies.size(), MAX_COPIES)) {
            copies.put(ContainerPath.of(path), contents(from));
        }
    }

    /** Returns the file whose contents are at a path now; several if it is unknown which one. */
    Set<String> contents(String path) {
        return copies.getOrDefault(ContainerPath.of(path), Set.of(path));
    }

    private Set<String> contents(ContainerPath path) {
        return copies.getOrDefault(path, Set.of(path.text().substring(1)));
    }

    Optional<Body> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** Returns all known functions. */
    List<Body> functions() {
        return List.copyOf(functions.values());
    }

    /**
     * Returns the state after one of several branches, if it is unknown which one ran.
     *
     * @param from the number of commands before them
     */
    static ShellState merge(List<ShellState> branches, ShellDefaults defaults, int from) {
        Flow first = Flow.ENDED;
        for (ShellState branch : branches) {
            first = branch.flow.compareTo(first) < 0 ? branch.flow : first;
        }
        Flow flow = first;
        List<ShellState> going =
                branches.stream().filter(branch -> branch.flow == flow).toList();
        ShellState merged = going.get(0).copy();
        merged.doubtful = going.size() < branches.size() || branches.stream().anyMatch(branch -> branch.doubtful);
        branches.stream().filter(branch -> branch.flow != flow).forEach(merged::passed);
        Stream<Integer> ended = branches.stream()
                .filter(branch -> branch.flow != flow && branch.flow == Flow.ENDED)
                .flatMap(branch -> branch.lasting().stream())
                .filter(index -> index >= from);
        merged.instead = Stream.concat(going.stream().flatMap(branch -> branch.instead.stream()), ended)
                .distinct()
                .limit(MAX_INSTEAD)
                .collect(Collectors.toUnmodifiableSet());
        branches.forEach(merged::remember);
        for (ShellState other : going.subList(1, going.size())) {
            merged.join(other, defaults);
        }
        return merged;
    }

    /**
     * Returns the state after one of several branches, if it is known which one presumably ran.
     *
     * @param likely the index of that branch; what it does is certain only as far as the script goes on after it
     * @param before the state before the branches
     * @param from the number of commands before them
     */
    static ShellState presume(List<ShellState> branches, int likely, ShellState before, int from) {
        ShellState taken = branches.get(likely);
        if (branches.stream().anyMatch(branch -> branch.flow.compareTo(taken.flow) < 0)) {
            return merge(branches, ShellDefaults.NONE, from);
        }
        ShellState presumed = taken.copy();
        branches.forEach(presumed::remember);
        for (ShellState other : branches) {
            if (other.flow != taken.flow) {
                presumed.passed(other);
            } else if (other != taken) {
                presumed.variables.joinUnlikely(other.variables, before.variables);
                presumed.arrays.joinUnlikely(other.arrays, before.arrays);
                presumed.shares(other);
            }
        }
        return presumed;
    }

    /** Forgets the state in which a loop or a function may already have been left so, and returns it. */
    Optional<ShellState> takeLeft(Flow by) {
        return Optional.ofNullable(left.remove(by));
    }

    /** Remembers what another state may have left already, and how it has left a loop or a function itself. */
    void remember(ShellState other) {
        if (other.flow != flow) {
            remember(other.flow, other);
        }
        other.left.forEach(this::remember);
    }

    /** Remembers a state that may already have left a loop or a function; after the end of the script, there is nothing. */
    void remember(Flow by, ShellState other) {
        if (by == Flow.LOOP_LEFT || by == Flow.RETURNED) {
            left.merge(by, other.leaving(), ShellState::either);
        }
    }

    private ShellState leaving() {
        if (left.isEmpty()) {
            return this;
        }
        ShellState alone = copy();
        alone.left.clear();
        return alone;
    }

    private static ShellState either(ShellState one, ShellState other) {
        if (one == other) {
            return one;
        }
        ShellState both = one.copy();
        both.doubtful |= other.doubtful;
        both.join(other, ShellDefaults.NONE);
        return both;
    }

    /** Returns the state that goes on after a loop or a function that has been left so, unless the script has ended. */
    ShellState goingOn(ShellState ended) {
        ShellState next = copy();
        next.flow = Flow.NEXT;
        next.doubtful = true;
        next.passed(ended);
        next.remember(ended);
        return next;
    }

    /** Returns the state in which other variables than the known ones are unset. */
    ShellState presuming(Predicate<String> unset) {
        return copyWith(variables.presuming(unset));
    }

    /** Returns the state of a script that is started without arguments, as far as they are not known. */
    ShellState withoutArguments() {
        ShellState without = copy();
        without.arguments = arguments.or(() -> Optional.of(List.of()));
        return without;
    }

    private void join(ShellState other, ShellDefaults defaults) {
        variables.join(other.variables, defaults);
        variables.lose(arrays.join(other.arrays));
        Set<ContainerPath> copied = new HashSet<>(copies.keySet());
        copied.addAll(other.copies.keySet());
        // What only one of them has copied is perhaps what was there before.
        copied.forEach(path -> copies.put(path, union(contents(path), other.contents(path))));
        shares(other);
    }

    /** Records that an env file may have set variables here. */
    void misses(Script.UnseenFile file) {
        if (!unseen.contains(file) && Most.room(unseen.size(), MAX_UNSEEN)) {
            unseen = Stream.concat(unseen.stream(), Stream.of(file)).toList();
        }
    }

    /** Records that the script is here only if commands have succeeded. */
    void needs(List<Script.Needed> commands) {
        needs = Stream.concat(needs.stream(), commands.stream())
                .distinct()
                .limit(MAX_NEEDS)
                .toList();
    }

    private void shares(ShellState other) {
        needs = needs.stream().filter(other.needs::contains).toList();
        written.join(other.written);
        other.unseen.forEach(this::misses);
        other.functions.forEach(functions::putIfAbsent);
        arguments = arguments.equals(other.arguments) ? arguments : Optional.empty();
        caseless = caseless.equals(other.caseless) ? caseless : Optional.empty();
        folder = folder.or(other.folder);
        endsOnFailure &= other.endsOnFailure;
        atExit = atExit.equals(other.atExit)
                ? atExit
                : Stream.concat(atExit.stream(), other.atExit.stream())
                        .map(ShellTraps.AtExit::perhaps)
                        .distinct()
                        .limit(MAX_AT_EXIT)
                        .toList();
        passes(other);
    }

    /** Records that the other state may be the one that continues. */
    void passes(ShellState other) {
        last = union(last, other.last);
        over = union(over, other.over);
    }

    /** Records that the script may have ended in the other state. */
    private void passed(ShellState other) {
        over = union(over, other.lasting());
    }

    /** Returns the indexes of the commands that may be the last one of the script. */
    Set<Integer> lasting() {
        return union(last, over);
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
