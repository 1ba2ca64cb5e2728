package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The coverage of a run: the blocks that it entered, and the files that it read other than by importing them. */
public final class Coverage {
    private final Set<List<Stmt>> entered;
    private final Set<String> texts;
    private final Set<Called> called = new HashSet<>();
    private final Set<NotPassed> ends = new LinkedHashSet<>();
    private final LoadedSettings settings;
    private long work;
    private boolean cut;
    private boolean complete = true;
    private Tried tried = Tried.NOTHING;
    private boolean filesTrusted;
    private boolean unseenText;
    private boolean arguments;
    private boolean argumentsLacking;
    private boolean command;
    private @Nullable String leftOut;
    private boolean needsLeftOut;
    private @Nullable Place mistake;
    private @Nullable UnseenFile unseenFile;
    private @Nullable UnseenCall unseenCall;
    private @Nullable Place handedApp;
    private @Nullable Place archive;

    /** A function by its name and its file: an edit elsewhere in the file does not change them. */
    private record Called(String path, String function) {}

    /**
     * A statement that is the last one to run in its block, and those that follow it there.
     *
     * @param end the statement
     */
    public record NotPassed(Place end, Place rest) {}

    /**
     * An env file that the program loads, of which the repository shows nothing.
     *
     * @param call the call that loads it
     * @param path for people; empty if it is not known
     */
    public record UnseenFile(Place call, Optional<String> path) {}

    /**
     * A call of something in a package that neither the repository shows nor Undebug knows, or that loads an entry point.
     *
     * @param name the dotted name of what is called; empty for an entry point, which any installed package may have
     */
    public record UnseenCall(Place call, Optional<String> name) {}

    private Coverage(Set<List<Stmt>> entered, Set<String> texts, LoadedSettings settings) {
        this.entered = entered;
        this.texts = texts;
        this.settings = settings;
    }

    /** Returns the coverage of a run that has not begun. */
    public static Coverage none() {
        // By identity: many files contain equal blocks.
        return new Coverage(Collections.newSetFromMap(new IdentityHashMap<>()), new HashSet<>(), new LoadedSettings());
    }

    public void enter(List<Stmt> block) {
        entered.add(block);
    }

    /** Sets the amount of work of the run. */
    public void work(long done) {
        work = done;
    }

    /** Returns the work of the run: the expressions and statements that it evaluated, and the states that it joined. */
    public long work() {
        return work;
    }

    /** Records that the run was ended because it did too much work. */
    public void cut() {
        leaveOut();
        cut = true;
    }

    /** Returns whether the run was ended because it did too much work: what it would have done next is unknown. */
    public boolean isCut() {
        return cut;
    }

    /** Records that loops, calls or other parts of the program were left out. */
    public void leaveOut() {
        complete = false;
    }

    /** Returns whether everything that the program does was looked at, as far as it can be known. */
    public boolean isComplete() {
        return complete;
    }

    /** Records that the program was also run with modules that people keep out of version control, and showed no more then. */
    public void noteLocalModulesTried() {
        tried = tried.withLocalModules();
    }

    /** Records that the program was also run with arguments, and showed no more then. */
    public void noteArgumentsTried() {
        tried = tried.withArguments();
    }

    /** Records what earlier runs have tried with the same outcome, which this one left out. */
    public void noteTried(Tried earlier) {
        tried = tried.orAlso(earlier);
    }

    /** Records the environment variables without which the program ends, and with which it was run. */
    public void noteRequired(RequiredNames names) {
        tried = tried.requiring(names);
    }

    /** Returns what this run and those before it have shown of the program. */
    public Tried tried() {
        return tried;
    }

    /** Records that the program serves something only with arguments, which nothing shows. */
    public void noteArguments() {
        arguments = true;
    }

    /** Returns whether the program serves something only with arguments, which nothing shows. */
    public boolean needsArguments() {
        return arguments;
    }

    /** Records that the program starts nothing as its launch starts it, and a server with other arguments. */
    public void noteArgumentsLacking() {
        argumentsLacking = true;
    }

    /** Returns whether the program starts nothing as its launch starts it, and a server with other arguments. */
    public boolean lacksArguments() {
        return argumentsLacking;
    }

    /** Records that the program runs a command of its own that its arguments name. */
    public void noteCommand() {
        command = true;
    }

    /** Returns whether the program runs a command of its own that its arguments name, and not the others. */
    public boolean runsCommand() {
        return command;
    }

    /**
     * Records that the program comes to a file of the repository that its image certainly lacks.
     *
     * @param path its repository path
     * @param needed whether it cannot go on without
     */
    public void noteLeftOut(String path, boolean needed) {
        leftOut = leftOut == null ? path : leftOut;
        needsLeftOut |= needed;
    }

    /** Notes that the program was run as if a file were certainly there, or had a text that is seen to be put there. */
    public void noteFilesTrusted() {
        filesTrusted = true;
    }

    public boolean trustsFiles() {
        return filesTrusted;
    }

    /** Notes that the program comes to a file which something puts there, with a text that is not known. */
    public void noteUnseenText() {
        unseenText = true;
    }

    /** Returns whether the program comes to a file which something puts there, with a text that is not known. */
    public boolean meetsUnseenText() {
        return unseenText;
    }

    /** Returns whether the program goes on without a file of the repository that its image certainly lacks. */
    public boolean goesOnWithoutFiles() {
        return leftOut != null;
    }

    /** Returns the first file of the repository that its image certainly lacks, and without which the program goes on. */
    public Optional<String> leftOutFile() {
        return Optional.ofNullable(leftOut);
    }

    /** Returns whether the program cannot go on without such a file, so that something else brings the file. */
    public boolean needsLeftOutFiles() {
        return needsLeftOut;
    }

    /** Records a statement that does not parse, in a file of the program. */
    public void noteMistake(Place statement) {
        mistake = mistake == null ? statement : mistake;
    }

    /** Returns the first statement that does not parse: Python refuses the whole file. */
    public Optional<Place> mistake() {
        return Optional.ofNullable(mistake);
    }

    /** Records an env file that the program loads, and that the repository does not show. */
    public void noteUnseenFile(UnseenFile file) {
        unseenFile = unseenFile == null ? file : unseenFile;
    }

    /** Returns the first env file that the program loads, and that the repository does not show. */
    public Optional<UnseenFile> unseenFile() {
        return Optional.ofNullable(unseenFile);
    }

    /** Records a call of something in a package of which nothing is known. */
    public void noteUnseenCall(UnseenCall call) {
        unseenCall = unseenCall == null ? call : unseenCall;
    }

    /** Returns the first call of something in a package of which nothing is known: it may start anything. */
    public Optional<UnseenCall> unseenCall() {
        return Optional.ofNullable(unseenCall);
    }

    /** Records code that gets the application from the server, and is not followed. */
    public void noteHandedApp(Place code) {
        handedApp = handedApp == null ? code : handedApp;
    }

    /** Returns the first code that gets the application from the server, and is not followed: it may put anything around it. */
    public Optional<Place> handedApp() {
        return Optional.ofNullable(handedApp);
    }

    /** Records that the program looks for its modules in an archive of the repository first. */
    public void noteArchive(Place call) {
        archive = archive == null ? call : archive;
    }

    /** Returns the first call by which it does: the archive may have any module. */
    public Optional<Place> archive() {
        return Optional.ofNullable(archive);
    }

    /** Records a statement of the entry after which nothing runs in its block, of a run that goes on there. */
    public void noteEnd(NotPassed end) {
        ends.add(end);
    }

    /** Returns the statement after which nothing runs in its block, if a place is there. */
    public Optional<Place> endBefore(Place place) {
        return ends.stream()
                .filter(end -> end.rest().path().equals(place.path())
                        && end.rest().span().contains(place.span()))
                .map(NotPassed::end)
                .findFirst();
    }

    /** Returns what it loads. */
    public LoadedSettings settings() {
        return settings;
    }

    public void read(String path) {
        texts.add(path);
    }

    /** Returns this coverage with some files marked as read, so that any change of them counts. */
    public Coverage blurred(Collection<String> paths) {
        Set<String> more = new HashSet<>(texts);
        more.addAll(paths);
        return with(entered, more);
    }

    /** Returns this coverage with other places, as those of an edited file. */
    public Coverage moved(UnaryOperator<Place> place) {
        Coverage coverage = with(entered, new HashSet<>(texts));
        coverage.ends.clear();
        ends.forEach(each -> coverage.ends.add(new NotPassed(place.apply(each.end()), place.apply(each.rest()))));
        coverage.mistake = mistake == null ? null : place.apply(mistake);
        coverage.unseenFile =
                unseenFile == null ? null : new UnseenFile(place.apply(unseenFile.call()), unseenFile.path());
        coverage.unseenCall =
                unseenCall == null ? null : new UnseenCall(place.apply(unseenCall.call()), unseenCall.name());
        coverage.handedApp = handedApp == null ? null : place.apply(handedApp);
        coverage.archive = archive == null ? null : place.apply(archive);
        return coverage;
    }

    /** Returns this coverage, with changes of what another one entered and read counting, too. */
    Coverage and(Coverage other) {
        Coverage both = with(Collections.newSetFromMap(new IdentityHashMap<>()), new HashSet<>(texts));
        both.entered.addAll(entered);
        both.entered.addAll(other.entered);
        both.texts.addAll(other.texts);
        both.filesTrusted = filesTrusted || other.filesTrusted;
        both.unseenText = unseenText || other.unseenText;
        both.leftOut = leftOut == null ? other.leftOut : leftOut;
        both.needsLeftOut |= other.needsLeftOut;
        return both;
    }

    private Coverage with(Set<List<Stmt>> otherEntered, Set<String> otherTexts) {
        Coverage coverage = new Coverage(otherEntered, otherTexts, settings);
        coverage.called.addAll(called);
        coverage.ends.addAll(ends);
        coverage.work = work;
        coverage.cut = cut;
        coverage.complete = complete;
        coverage.tried = tried;
        coverage.filesTrusted = filesTrusted;
        coverage.unseenText = unseenText;
        coverage.arguments = arguments;
        coverage.argumentsLacking = argumentsLacking;
        coverage.command = command;
        coverage.leftOut = leftOut;
        coverage.needsLeftOut = needsLeftOut;
        coverage.mistake = mistake;
        coverage.unseenFile = unseenFile;
        coverage.unseenCall = unseenCall;
        coverage.handedApp = handedApp;
        coverage.archive = archive;
        return coverage;
    }

    public boolean entered(List<Stmt> block) {
        return entered.contains(block);
    }

    /**
     * Records the call of a function.
     *
     * @param qualified its name within its file: {@code Server.start}
     */
    public void call(String path, String function, String qualified) {
        called.add(new Called(path, function));
        called.add(new Called(path, qualified));
    }

    /** Returns whether a function of a file with this name, its own or the qualified one, was called. */
    public boolean isCalled(String path, String function) {
        return called.contains(new Called(path, function));
    }

    public boolean hasRead(String path) {
        return texts.contains(path);
    }
}
