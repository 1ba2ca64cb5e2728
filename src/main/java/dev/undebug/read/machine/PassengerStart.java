package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Makes the process in which Passenger loads an application. */
final class PassengerStart {
    /** The file that it loads unless it is told another one. */
    static final String DEFAULT = "passenger_wsgi.py";

    /** The name that the file binds the application to. */
    static final String APPLICATION = "application";

    private static final String PROGRAM = "passenger";

    private PassengerStart() {}

    /** @param application the path of the file, relative to the folder of the application or absolute */
    static Unit of(SourceFile file, Span place, String application, List<EnvVar> variables) {
        List<Word> words = List.of(new Word(PROGRAM, place, true), new Word(application, place, true));
        return Units.process(
                        ContainerPath.of(application).name(),
                        file.place(place),
                        RoleInference.ofOverlay(file.path()),
                        variables,
                        List.of(new Command(file.place(place), List.of(), words, false)))
                .on(Platform.PASSENGER);
    }
}
