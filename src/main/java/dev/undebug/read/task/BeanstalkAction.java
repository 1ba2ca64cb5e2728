package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the step of a workflow that deploys the repository to Elastic Beanstalk, which chooses the application by its name. */
final class BeanstalkAction {
    private static final Pattern NAME = Pattern.compile("[\\w.-]+/beanstalk-deploy@.*");

    private BeanstalkAction() {}

    static Optional<Unit> of(SourceFile file, YamlNode step, Role role) {
        return step.get("uses")
                .filter(uses -> NAME.matcher(uses.scalar()).matches())
                .map(uses -> {
                    Place place = file.place(uses.span());
                    Word chooser = new Word("beanstalk", uses.span(), true);
                    Command choosing = new Command(place, List.of(), List.of(chooser), false);
                    return Units.process("web", place, role, List.of(), List.of(choosing))
                            .on(Platform.ELASTIC_BEANSTALK);
                });
    }
}
