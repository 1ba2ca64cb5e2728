package dev.undebug.read.shell.program;

import dev.undebug.read.shell.syntax.RunningCheck;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows whether a script kills what it started. A kill in a branch that it may pass by, such as after a start that failed,
 * leaves what did start, and so does one of another process that the script has in the background.
 */
public final class KilledStart {
    private static final Set<String> KILLING = Set.of("kill", "pkill", "killall", "fuser");
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> ASKING = Set.of("-n", "-z");
    private static final Set<String> LEAVING = Set.of("exit", "return");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final Pattern LAST = Pattern.compile("(\\w+)=\\$!");
    private static final String LAST_PROCESS = "$!";

    /** Between the words of a pattern that names processes. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\w/ -]+");

    private static final Set<String> BY_NAME = Set.of("pkill", "killall");

    private final List<String> commands;
    private final Set<String> others;
    private boolean started;
    private boolean lastStays = true;
    private boolean before;
    private boolean after;
    private boolean doubtful;
    private boolean leaves;
    private boolean killedInBranch;
    private Set<String> asked = Set.of();

    public KilledStart() {
        this(new ArrayList<>(), new HashSet<>());
    }

    private KilledStart(List<String> commands, Set<String> others) {
        this.commands = commands;
        this.others = others;
    }

    /** Returns what follows the handler of a trap, which runs after everything that the script starts. */
    public KilledStart atEnd() {
        KilledStart end = new KilledStart(commands, others);
        end.started = true;
        end.lastStays = lastStays;
        return end;
    }

    /** Returns whether something was killed at any time. */
    public boolean before() {
        return before;
    }

    /** Returns whether what was started is killed again. */
    public boolean after() {
        return after;
    }

    /** Returns whether the script may go on without the command at this point. */
    public boolean doubtful() {
        return doubtful;
    }

    /** Notes a command that the script leaves running, or one that it only has in the background. */
    public void background(List<String> words, boolean stays) {
        if (stays) {
            commands.add(String.join(" ", words));
        }
        started |= stays;
        lastStays = stays;
    }

    /** Notes variables that are set to the id of the last process in the background. */
    public void assigned(List<String> words) {
        for (String word : words) {
            Matcher last = LAST.matcher(word);
            if (last.matches() && !lastStays) {
                others.add(last.group(1));
            }
        }
    }

    /** Notes a command that may kill something, or end the script. */
    public void command(String program, List<String> arguments) {
        boolean asks = program.equals("kill") && arguments.contains("-0");
        boolean kills = KILLING.contains(program) || (program.equals("xargs") && arguments.contains("kill"));
        boolean ofOthers = program.equals("kill")
                ? isOfOthers(arguments)
                : BY_NAME.contains(program) && started && namesOthers(arguments);
        if (kills && !asks && !ofOthers) {
            kill(arguments);
        }
        boolean succeeds = arguments.isEmpty() || arguments.get(0).equals("0");
        leaves |= LEAVING.contains(program) && succeeds && started && !killedInBranch;
    }

    private boolean isOfOthers(List<String> arguments) {
        List<String> targets =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        return !targets.isEmpty()
                && targets.stream()
                        .allMatch(target -> target.equals(LAST_PROCESS)
                                ? !lastStays
                                : variables(target).stream().anyMatch(others::contains));
    }

    /** Returns whether patterns certainly name no command that was started. */
    private boolean namesOthers(List<String> arguments) {
        List<String> patterns =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        boolean known = Stream.concat(patterns.stream(), commands.stream()).noneMatch(text -> text.contains("$"));
        return known && patterns.stream().noneMatch(this::mayName);
    }

    private boolean mayName(String pattern) {
        List<String> parts =
                BETWEEN.splitAsStream(pattern).filter(part -> !part.isBlank()).toList();
        return commands.stream()
                .anyMatch(command -> pattern.contains("|")
                        ? parts.stream().anyMatch(command::contains)
                        : parts.stream().allMatch(command::contains));
    }

    private void kill(List<String> arguments) {
        before = true;
        boolean known =
                arguments.stream().flatMap(word -> variables(word).stream()).anyMatch(asked::contains);
        after |= started && (known || !(doubtful || leaves));
        killedInBranch |= started;
    }

    /** Follows the branches of a condition. If each of them kills, the script does. */
    public void branches(ShellNode.If choice, Consumer<ShellNode> visit) {
        Optional<Boolean> idle = RunningCheck.whileIdle(choice.condition());
        Set<String> names = askedBy(choice.condition());
        boolean then = branch(choice.then(), !idle.equals(Optional.of(false)), names, visit);
        boolean otherwise = choice.otherwise()
                .filter(other -> branch(other, !idle.equals(Optional.of(true)), names, visit))
                .isPresent();
        if (then && otherwise) {
            kill(List.of());
        }
    }

    /** Follows what runs only if a command before it succeeds, or fails. */
    public void second(ShellNode.Chain chain, Consumer<ShellNode> visit) {
        Optional<Boolean> idle = RunningCheck.whileIdle(chain.left());
        boolean tests = chain.left() instanceof ShellNode.Not || TESTS.contains(program(chain.left()));
        boolean mayPass = idle.map(holds -> holds == chain.and()).orElse(!chain.and() || tests);
        branch(chain.right(), mayPass, askedBy(chain.left()), visit);
    }

    /** Follows a function: what it returns from, its caller goes on after. */
    public void function(Runnable visit) {
        boolean outer = leaves;
        visit.run();
        leaves = outer;
    }

    private boolean branch(ShellNode part, boolean mayPass, Set<String> names, Consumer<ShellNode> visit) {
        boolean outer = doubtful;
        boolean killed = killedInBranch;
        Set<String> askedBefore = asked;
        doubtful |= mayPass && started;
        asked = names;
        killedInBranch = false;
        visit.accept(part);
        boolean kills = killedInBranch;
        doubtful = outer;
        asked = askedBefore;
        killedInBranch = killed;
        return kills;
    }

    /** Returns the variables of which a condition asks whether they are set, as one of a process that may not be there. */
    private static Set<String> askedBy(ShellNode condition) {
        if (condition instanceof ShellNode.Sequence sequence && sequence.nodes().size() == 1) {
            return askedBy(sequence.nodes().get(0));
        }
        if (!(condition instanceof ShellNode.Simple simple) || !TESTS.contains(program(condition))) {
            return Set.of();
        }
        List<String> words = simple.words().stream().map(MappedText::text).toList();
        return words.stream().anyMatch(ASKING::contains)
                ? words.stream().flatMap(word -> variables(word).stream()).collect(Collectors.toSet())
                : Set.of();
    }

    private static String program(ShellNode node) {
        return node instanceof ShellNode.Simple simple && !simple.words().isEmpty()
                ? simple.words().get(0).text()
                : "";
    }

    private static List<String> variables(String word) {
        return VARIABLE.matcher(word).results().map(match -> match.group(1)).toList();
    }
}
