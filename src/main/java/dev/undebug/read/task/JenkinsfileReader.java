package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Machine;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.task.GroovyText.Kind;
import dev.undebug.read.task.GroovyText.Piece;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a Jenkinsfile: the shell text of its steps, {@code sh 'docker build -f ops/image .'}. */
public final class JenkinsfileReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?i)jenkinsfile(?:[._-][\\w-]+)?|[\\w-]+\\.jenkinsfile");

    private static final String STEP = "sh";
    private static final String SCRIPT = "script";
    private static final int MAX_VARIABLES = 500;

    /** Steps that write a file. */
    private static final Set<String> WRITING = Set.of("writeFile", "writeJSON", "writeYaml", "writeCSV");

    /** The argument for the place of a file that Jenkins keeps, {@code configFile(fileId: '…', targetLocation: 'app.cfg')}. */
    private static final String TARGET = "targetLocation";

    private static final Set<String> PATHS = Set.of("file", TARGET);

    /** The most names, texts and signs of a step before that of the file. */
    private static final int MOST_BEFORE = 12;

    private final Formats formats;

    /** @param formats reads the files that scripts write */
    JenkinsfileReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file, formats);
        reading.pieces();
        return reading.containers.with(FileFacts.ofUnits(file, reading.left.units()), reading::ships);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<Piece> pieces;
        private final ContainerFacts containers;
        private final JenkinsStages stages;
        private final JenkinsFolders folders;
        private String stage = "";
        private Audience audience;
        private final List<EnvVar> variables = new ArrayList<>();
        private final List<MappedText> scripts = new ArrayList<>();
        private final LeftScripts left;
        private boolean ships;

        private Reading(SourceFile file, Formats formats) {
            this.file = file;
            this.pieces = GroovyText.pieces(file);
            this.stages = new JenkinsStages(pieces);
            this.folders = new JenkinsFolders(pieces);
            this.containers = new ContainerFacts(file);
            this.left = new LeftScripts(file, formats);
            this.audience = audience("");
        }

        /**
         * Jenkins runs on machines of its owner.
         *
         * @param stage the name of the stage; {@code ""} before the first one
         */
        private Audience audience(String stage) {
            return Pipeline.audience(file.path(), stage, Machine.RUNNER);
        }

        /** Reads {@code stage('Deploy')}. */
        private void stage(int i) {
            stages.name(i).ifPresent(name -> {
                stage = name;
                audience = audience(stages.meaning(i));
            });
        }

        /** A script that asks to keep what it starts deploys it, in whatever stage but one for tests. */
        private Audience audienceOf(MappedText script) {
            return LeftScripts.keeps(script.text()) && RoleInference.of(stage) == Role.UNKNOWN
                    ? audience(JenkinsStages.DEPLOY)
                    : audience;
        }

        private void pieces() {
            for (int i = 0; i < pieces.size(); i++) {
                stage(i);
                folders.at(i);
                Optional<MappedText> script = pieces.get(i).is(STEP) ? script(i + 1) : Optional.empty();
                script.ifPresent(text -> {
                    Audience around = audienceOf(text);
                    scripts.add(text);
                    containers.shell(text, folders.folder(), around, variables);
                    left.add(text, around, false);
                });
                GroovyBuild.command(pieces, i)
                        .ifPresent(command -> containers.shell(command, folders.folder(), audience, variables));
                written(i);
                variable(i);
                boolean last = !scripts.isEmpty()
                        && scripts.get(scripts.size() - 1) == pieces.get(i).value();
                ships |= !last && ContainerFacts.ships(pieces.get(i).value().text());
            }
        }

        /** Reads {@code writeFile file: 'settings.json', text: '…'}. */
        private void written(int i) {
            if (i >= 2
                    && pieces.get(i).isText()
                    && pieces.get(i - 1).is(":")
                    && PATHS.contains(pieces.get(i - 2).value().text())) {
                MappedText path = pieces.get(i).value();
                boolean writes = pieces.get(i - 2).is(TARGET)
                        || pieces.subList(Math.max(0, i - MOST_BEFORE), i).stream()
                                .anyMatch(piece -> piece.kind() == Kind.NAME
                                        && WRITING.contains(piece.value().text()));
                if (writes) {
                    containers.changes().change(ContainerPath.join(folders.folder(), path.text()), path.span());
                }
            }
        }

        /** Returns the script of a step: its only argument, or the one named {@code script}. */
        private Optional<MappedText> script(int from) {
            boolean other = false;
            for (int i = from; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                if (piece.isText() && !other) {
                    return Optional.of(piece.value());
                }
                boolean named = i + 1 < pieces.size() && pieces.get(i + 1).is(":");
                boolean opens = i == from && piece.is("(");
                if (piece.kind() == Kind.NAME && named) {
                    other = !piece.is(SCRIPT);
                } else if (!opens && !other && !piece.is(":") && !piece.is(",")) {
                    return Optional.empty();
                } else if (piece.is(")")) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** Reads {@code IMAGE = 'ops/image'}, in an environment block or a script. */
        private void variable(int i) {
            if (i + 2 < pieces.size()
                    && Most.room(variables.size(), MAX_VARIABLES)
                    && pieces.get(i).kind() == Kind.NAME
                    && pieces.get(i + 1).is("=")
                    && pieces.get(i + 2).isText()) {
                MappedText name = pieces.get(i).value();
                MappedText value = pieces.get(i + 2).value();
                EnvVar variable = new EnvVar(
                        name.text(),
                        Optional.of(value.text()).filter(text -> !text.contains("$")),
                        file.place(name.span().cover(value.span())),
                        value.span());
                variables.add(variable);
                containers.variable(variable, audience);
            }
        }

        private boolean ships() {
            return ships
                    || scripts.stream()
                            .flatMap(script -> CommandReader.script(file, script).stream())
                            .anyMatch(ContainerFacts::ships);
        }
    }
}
