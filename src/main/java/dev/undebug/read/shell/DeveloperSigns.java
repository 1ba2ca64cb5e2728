package dev.undebug.read.shell;

import dev.undebug.fact.Role;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;

/**
 * Recognises scripts for a developer's machine by what they do: they start a compose file for development, or a front end
 * that is made again with every change of its code. An address that they print, such as {@code http://localhost:5000}, tells
 * nothing: people write that on servers, too.
 */
public final class DeveloperSigns {
    private static final Set<String> COMPOSE = Set.of("docker-compose", "podman-compose", "compose");
    private static final Set<String> FILE = Set.of("-f", "--file");
    private static final String WITH_FILE = "--file=";
    private static final Set<String> PACKAGE_MANAGERS = Set.of("npm", "yarn", "pnpm", "bun");

    private boolean development;

    private DeveloperSigns() {}

    /** Returns the role that shell text shows: for a developer, or for nobody in particular. */
    public static Role role(MappedText shell) {
        DeveloperSigns signs = new DeveloperSigns();
        signs.visit(ShellParser.parse(shell));
        return signs.development ? Role.DEVELOPMENT : Role.UNKNOWN;
    }

    private void visit(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            List<Token> words = simple.words().stream()
                    .map(word ->
                            Token.literal(MappedText.at(ShellQuotes.unquoted(word.text()), word.span()), word.span()))
                    .toList();
            visit(words.stream().map(Token::value).toList());
            handedOn(words);
        }
        node.parts().forEach(this::visit);
    }

    /** Visits what another shell or the window of a terminal gets: {@code xterm -e "npm run dev"}. */
    private void handedOn(List<Token> words) {
        int at = 0;
        while (at >= 0 && at < words.size()) {
            String program = ContainerPath.program(words.get(at).value());
            Shells.script(program, words, at).ifPresent(text -> visit(ShellParser.parse(text.text())));
            at = Wrapper.inner(program, words, at);
        }
    }

    private void visit(List<String> words) {
        development |= words.stream().limit(3).anyMatch(COMPOSE::contains) && startsForDevelopment(words);
        development |= startsFrontEnd(words);
    }

    /** Returns whether a command is {@code npm run dev}, or the same of another package manager. */
    private static boolean startsFrontEnd(List<String> words) {
        return !words.isEmpty()
                && PACKAGE_MANAGERS.contains(words.get(0))
                && words.stream().skip(1).limit(4).anyMatch("dev"::equals)
                && words.stream()
                        .skip(1)
                        .noneMatch(word -> word.contains("install") || word.equals("ci") || word.equals("add"));
    }

    private static boolean startsForDevelopment(List<String> words) {
        boolean development = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean after = FILE.contains(words.get(i - 1));
            if (after || word.startsWith(WITH_FILE)) {
                String file = after ? word : word.substring(WITH_FILE.length());
                development |= RoleInference.ofPath(file) == Role.DEVELOPMENT;
            }
        }
        return development && (words.contains("up") || words.contains("start"));
    }
}
