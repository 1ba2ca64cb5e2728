package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.fact.Word;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import java.util.List;

/** Words of commands of Ansible or Salt. A word with a template expression is unknown. */
final class ProvisionWords {
    private ProvisionWords() {}

    /** Returns the words of a command, which is a string or a list. */
    static List<Token> of(YamlNode command) {
        if (command.isScalar()) {
            return ShellLexer.words(command.text(), QuotingRules.PLAIN);
        }
        return command.elements().stream()
                .filter(YamlNode::isScalar)
                .map(word -> Token.literal(word.text(), word.span()))
                .toList();
    }

    static Token opened(Token word) {
        return TemplatePlaceholders.isKnown(word.value()) ? word : new Token(word.text(), word.span(), false, false);
    }

    static List<Command> opened(List<Command> commands) {
        return commands.stream().map(ProvisionWords::opened).toList();
    }

    private static Command opened(Command command) {
        return new Command(
                command.place(),
                command.assignments().stream().map(ProvisionWords::opened).toList(),
                command.words().stream().map(ProvisionWords::opened).toList(),
                command.conditional(),
                command.script().map(OpenedScript::new));
    }

    /** A script with template expressions in its commands; those of one text stay equal. */
    private record OpenedScript(Script written) implements Script {
        @Override
        public List<Run> run(Start start) {
            return written.run(start).stream()
                    .map(run -> run.of(opened(run.command())))
                    .toList();
        }

        @Override
        public boolean wasCutShort() {
            return written.wasCutShort();
        }
    }

    private static Word opened(Word word) {
        return word.as(
                TemplatePlaceholders.shown(word.text()), word.literal() && TemplatePlaceholders.isKnown(word.text()));
    }

    private static EnvVar opened(EnvVar variable) {
        return variable.with(variable.value().filter(TemplatePlaceholders::isKnown));
    }
}
