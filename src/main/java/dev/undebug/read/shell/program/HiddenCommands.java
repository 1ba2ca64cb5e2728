package dev.undebug.read.shell.program;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.WordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that a command of bash runs besides its program: {@code cat <(flask run)}, {@code coproc flask run}, {@code mapfile -C 'flask run'}. */
public final class HiddenCommands {
    /** The function that bash calls in place of a program that it does not find. */
    public static final String NOT_FOUND = "command_not_found_handle";

    private static final Pattern COPROC = Pattern.compile("coproc\\s++(?:\\w++\\s++(?=\\{))?(?:\\{\\s)?");
    private static final Set<String> READING = Set.of("mapfile", "readarray");

    /** A file that another shell runs when it begins. */
    private static final Pattern START = Pattern.compile("(?:BASH_ENV|ENV)=[\"']?([\\w./-]++)[\"']?");

    /** A prompt with a substitution, which a shell runs before each command that it shows. */
    private static final Pattern PROMPT = Pattern.compile("PS4=.*?\\$\\((.*)\\).*", Pattern.DOTALL);

    private HiddenCommands() {}

    /** Returns the texts that a command runs in shells of their own. */
    public static List<MappedText> of(ShellNode.Simple simple) {
        List<MappedText> texts = new ArrayList<>();
        List<MappedText> words = simple.words();
        Matcher coproc = COPROC.matcher(simple.text().text());
        if (coproc.lookingAt()) {
            texts.add(simple.text().sub(coproc.end(), simple.text().length()));
        }
        Stream.concat(words.stream(), simple.redirections().stream().map(ShellNode.Redirection::target))
                .forEach(word -> substituted(word, texts));
        for (int i = 1; i + 1 < words.size() && READING.contains(words.get(0).text()); i++) {
            if (words.get(i).text().equals("-C")) {
                texts.add(WordReader.whole(words.get(i + 1), QuotingRules.SHELL).text());
            }
        }
        return texts;
    }

    private static void substituted(MappedText word, List<MappedText> texts) {
        String text = word.text();
        int last = text.length() - 1;
        boolean process = last > 2 && (text.startsWith("<(") || text.startsWith(">(")) && text.charAt(last) == ')';
        if (process) {
            texts.add(word.sub(2, last));
        }
    }

    /**
     * Returns the texts that a shell may run because of a command: the prompt before each command that it shows, the file that
     * another shell reads when it begins, and the program that {@code hash -p} puts in the place of another one.
     */
    public static List<MappedText> possible(ShellNode.Simple simple) {
        List<MappedText> words = simple.words();
        List<MappedText> texts = new ArrayList<>();
        if (words.size() > 2
                && words.get(0).text().equals("hash")
                && words.get(1).text().equals("-p")) {
            texts.add(words.get(2));
        }
        for (MappedText word : words) {
            Matcher read = START.matcher(word.text());
            Matcher shown = PROMPT.matcher(word.text());
            if (read.matches()) {
                texts.add(word.sub(read.start(1), read.end(1)));
            } else if (shown.matches()) {
                texts.add(word.sub(shown.start(1), shown.end(1)));
            }
        }
        return texts;
    }
}
