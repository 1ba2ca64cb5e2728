package dev.undebug.cli;

import dev.undebug.rule.Rule;
import dev.undebug.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undebug rules}: lists the rules. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists the rules with their titles.")
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
    private CommandSpec spec;

    @Override
    public void run() {
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            rows.add(List.of(rule.id(), rule.doc().title()));
        }
        TextTable.lines(rows).forEach(line -> spec.commandLine().getOut().print(line + "\n"));
    }
}
