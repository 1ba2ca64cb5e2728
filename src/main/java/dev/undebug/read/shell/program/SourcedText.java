package dev.undebug.read.shell.program;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.OtherFiles;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables that shell text has from env files of the repository that it sources, in order: {@code . ./deploy.env}.
 *
 * @param exported those that its commands get, too
 * @param unexported those that only the script itself has
 */
public record SourcedText(List<EnvVar> exported, List<EnvVar> unexported) {
    public static final SourcedText NONE = new SourcedText(List.of(), List.of());

    /** The most files that one text takes variables from. What further ones set is not known. */
    private static final int MOST_FILES = 20;

    private static final Set<String> SOURCE = Set.of("source", ".");
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Pattern MENTION = Pattern.compile("(?<![\\w./-])(?:source|\\.)[ \\t]");

    /** A test whether there is a file. */
    private static final Pattern FILE_TEST = Pattern.compile("\\s-[aefrs]\\s(?!.*\\s(?:=|==|!=|-o|\\|\\|)\\s)");

    private static final Pattern EXPORT = Pattern.compile("export[ \\t]+$");

    public SourcedText {
        exported = List.copyOf(exported);
        unexported = List.copyOf(unexported);
    }

    /** Returns the variables that shell text has from the files that are known, see {@link OtherFiles}. */
    public static SourcedText in(MappedText text) {
        if (!MENTION.matcher(text.text()).find()) {
            return NONE;
        }
        List<Sourced> written = new ArrayList<>();
        sourced(ShellParser.parse(text), new AllExport(), written);
        return written.stream()
                .limit(MOST_FILES)
                .flatMap(one -> OtherFiles.at(one.path()).map(file -> of(file, one.exported())).stream())
                .reduce(NONE, SourcedText::and);
    }

    /**
     * Returns the variables of a file.
     *
     * @param all whether the shell exports every variable: {@code set -a}
     */
    static SourcedText of(SourceFile file, boolean all) {
        List<EnvVar> exported = new ArrayList<>();
        List<EnvVar> unexported = new ArrayList<>();
        if (EnvFileParser.isPlain(file)) {
            for (EnvVar variable : EnvFileParser.read(file)) {
                int start = variable.place().span().start();
                boolean passed = all
                        || EXPORT.matcher(file.text().substring(Math.max(0, start - 20), start))
                                .find();
                (passed ? exported : unexported).add(variable);
            }
        }
        return new SourcedText(exported, unexported);
    }

    private SourcedText and(SourcedText later) {
        List<EnvVar> all = new ArrayList<>(exported);
        all.addAll(later.exported);
        List<EnvVar> own = new ArrayList<>(unexported);
        own.addAll(later.unexported);
        return new SourcedText(all, own);
    }

    /**
     * A file that a script sources.
     *
     * @param path as written
     * @param exported whether the shell exports all variables then
     */
    private record Sourced(String path, boolean exported) {}

    /** Whether the shell exports all variables that it sets: {@code set -a}. */
    private static final class AllExport {
        private boolean on;

        private void set(List<String> words) {
            if (words.contains("-a") || words.contains("-o")) {
                on |= words.contains("-a") || words.contains("allexport");
            } else if (words.contains("+a") || words.contains("+o")) {
                on &= !words.contains("+a") && !words.contains("allexport");
            }
        }
    }

    /** Adds the files that a script certainly sources where they are there. */
    private static void sourced(ShellNode node, AllExport all, List<Sourced> written) {
        if (node instanceof ShellNode.Sequence sequence) {
            sequence.nodes().forEach(part -> sourced(part, all, written));
        } else if (node instanceof ShellNode.Chain chain) {
            sourced(chain.left(), all, written);
            if (chain.and() && !(chain.left() instanceof ShellNode.Simple test && chooses(test))) {
                sourced(chain.right(), all, written);
            }
        } else if (node instanceof ShellNode.If one) {
            if (one.otherwise().isEmpty()
                    && FILE_TEST.matcher(one.text().text()).find()) {
                sourced(one.then(), all, written);
            }
        } else if (node instanceof ShellNode.Simple command) {
            List<String> words = command.words().stream()
                    .map(word -> ShellQuotes.unquoted(word.text()))
                    .toList();
            if (words.size() > 1 && words.get(0).equals("set")) {
                all.set(words);
            } else if (words.size() > 1 && SOURCE.contains(words.get(0))) {
                written.add(new Sourced(words.get(1), all.on));
            }
        }
    }

    private static boolean chooses(ShellNode.Simple command) {
        return !command.words().isEmpty()
                && TESTS.contains(command.words().get(0).text())
                && !FILE_TEST.matcher(command.text().text()).find();
    }
}
