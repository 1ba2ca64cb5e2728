package dev.undebug.read.docker;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.CommandWords;
import dev.undebug.read.format.FileChanges;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.Reader;
import dev.undebug.read.packaging.ImagePackages;
import dev.undebug.read.packaging.InstallCommands;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.ExecForm;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Dockerfiles, and templates of them: stages with their variables, copies and processes. */
public final class DockerfileReader implements Reader {
    /**
     * Docker also accepts {@code dockerfile}. A version may follow a hyphen, but no extension: such a file has another
     * format.
     */
    /** The only word of a RUN whose commands are in a here-document. */
    private static final Pattern DOCUMENT = Pattern.compile("<<\\S++\\s*+");

    /** The first line of a here-document that is no script of a shell. */
    private static final Pattern INTERPRETER = Pattern.compile("#![^\\n]{0,100}?\\b((?:python|node|ruby|perl)[\\d.]*)");

    private static final String END = "EOF";

    private static final Pattern NAME = Pattern.compile(
            "(?:Dockerfile|Containerfile)(?:\\..*|[_-][\\w-]+(?:\\.\\d[\\w-]*)*)?" + "|dockerfile|.*\\.[Dd]ockerfile");

    private final Formats formats;

    /** @param formats reads the files that instructions write into the image */
    public DockerfileReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        String made = FileTemplate.made(path).orElse(path);
        return NAME.matcher(RepositoryPath.of(made).name()).matches();
    }

    @Override
    public boolean reads(NamedAs kind) {
        return kind == NamedAs.DOCKERFILE;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return read(file, BuildArguments.UNKNOWN);
    }

    /** Returns the facts of a Dockerfile as a build with these arguments reads it. */
    public FileFacts read(SourceFile file, BuildArguments arguments) {
        return FileTemplate.of(file)
                .map(template -> made(file, template, arguments))
                .orElseGet(() -> written(file, arguments));
    }

    private FileFacts made(SourceFile file, FileTemplate template, BuildArguments arguments) {
        FileFacts facts = written(template.read(), arguments);
        return FileFacts.ofUnits(
                        file, facts.units().stream().map(template::unit).toList())
                .with(facts.packaging());
    }

    private FileFacts written(SourceFile file, BuildArguments arguments) {
        DockerfileLines.Result lines = DockerfileLines.read(file);
        DockerText text = new DockerText(file, lines.escape(), arguments);
        Reading reading = new Reading(text, new GeneratedFiles(file, formats));
        lines.instructions().forEach(reading::instruction);
        return FileFacts.ofUnits(file, reading.units())
                .with(new Packaging(reading.requirements, reading.requirementFiles, List.of(), reading.isOpen()));
    }

    /** The state of reading one file. */
    private static final class Reading {
        private static final int MAX_STAGES = 200;

        private final DockerText text;
        private final SourceFile file;
        private final List<DockerStage> stages = new ArrayList<>();

        /** The arguments before the first stage, for FROM, and for the stages that declare them again. */
        private final DockerVariables globals;

        private final List<Requirement> requirements = new ArrayList<>();
        private final List<String> requirementFiles = new ArrayList<>();
        private final GeneratedFiles written;
        private final ForeignStages foreign = new ForeignStages();
        private boolean open;

        private Reading(DockerText text, GeneratedFiles written) {
            this.text = text;
            this.file = text.file();
            this.globals = new DockerVariables(text.arguments());
            this.written = written;
        }

        private boolean isOpen() {
            return open || foreign.areUsed();
        }

        private List<Unit> units() {
            List<DockerStage> all = List.copyOf(stages);
            List<Unit> checks = new ArrayList<>();
            all.forEach(stage -> stage.hook().ifPresent(checks::add));
            all.forEach(stage -> onBuild(stage).ifPresent(checks::add));
            // The last stage must remain the last unit.
            List<Unit> units = new ArrayList<>();
            written.units()
                    .forEach(unit -> units.add(inLastStage(unit.with(unit.environment().stream()
                            .map(variable ->
                                    stages.get(stages.size() - 1).variables().written(variable))
                            .toList()))));
            units.addAll(written.programs());
            units.addAll(checks);
            for (int i = 0; i < stages.size(); i++) {
                units.add(stages.get(i).unit(i == stages.size() - 1));
            }
            return units;
        }

        /** Reads the ONBUILD instructions of a stage as those of a stage on it, and returns the health check among them. */
        private Optional<Unit> onBuild(DockerStage stage) {
            if (stage.triggers().isEmpty()) {
                return Optional.empty();
            }
            DockerStage made = new DockerStage(
                    text, "", Optional.of(stage.name()), stage.triggers().get(0).span());
            made.inherit(stage);
            stages.add(made);
            stage.triggers().forEach(this::instruction);
            stages.remove(made);
            stage.onBuild(made);
            return made.hook();
        }

        /** A file that another stage writes may be copied to the last one, or stay behind. */
        private Unit inLastStage(Unit unit) {
            int last = stages.get(stages.size() - 1).start();
            return unit.origin() instanceof Origin.Code code
                            && unit.place().span().start() < last
                    ? unit.with(new Origin.Code(code.text(), code.literal(), false))
                    : unit;
        }

        private void instruction(DockerInstruction instruction) {
            switch (instruction.keyword()) {
                case "FROM" -> from(instruction);
                case "ARG" -> arg(instruction);
                case "ENV" -> env(instruction);
                case "WORKDIR" -> stage(instruction).workingDirectory(word(instruction));
                case "COPY", "ADD" -> copy(instruction);
                case "ENTRYPOINT" -> stage(instruction).entrypoint(instruction);
                case "CMD" -> stage(instruction).command(instruction);
                case "RUN" -> run(instruction);
                case "SHELL" -> shell(instruction);
                case "HEALTHCHECK" -> stage(instruction).check(instruction);
                case "ONBUILD" -> instruction.trigger().ifPresent(stage(instruction)::trigger);
                default -> {
                    // EXPOSE, LABEL, USER … do not affect the start of the program.
                }
            }
        }

        /** Returns the current stage; a Dockerfile fragment may have no FROM. */
        private DockerStage stage(DockerInstruction instruction) {
            if (stages.isEmpty()) {
                stages.add(new DockerStage(text, "", Optional.empty(), instruction.span()));
            }
            return stages.get(stages.size() - 1);
        }

        private void shell(DockerInstruction instruction) {
            DockerStage stage = stage(instruction);
            stage.shell(CommandWords.isBash(instruction.operands().text()));
            stage.shell(ExecForm.read(instruction.operands())
                    .map(words -> words.stream().map(Token::value).toList())
                    .orElse(List.of()));
        }

        private void from(DockerInstruction instruction) {
            List<Token> words = ShellLexer.words(instruction.operands(), globalDialect());
            if (words.isEmpty() || !Most.room(stages.size(), MAX_STAGES)) {
                return;
            }
            String name = words.size() > 2 && words.get(1).value().equalsIgnoreCase("as")
                    ? words.get(2).value()
                    : "";
            Optional<DockerStage> parent = named(words.get(0).value());
            String base = parent.map(DockerStage::name).orElse(words.get(0).value());
            DockerStage stage = new DockerStage(text, name, Optional.of(base), instruction.span());
            stage.shell(CommandWords.hasBash(base));
            parent.ifPresent(stage::inherit);
            parent.ifPresent(foreign::inherited);
            if (parent.isEmpty() && !ImagePackages.isPlain(base)) {
                foreign.add(stage);
            }
            stages.add(stage);
            parent.ifPresent(from -> from.triggers().forEach(this::instruction));
            ServerImage.named(base).filter(image -> parent.isEmpty()).ifPresent(image -> {
                image.instructions(instruction.span()).forEach(this::instruction);
                stage.endBase();
            });
        }

        private Optional<DockerStage> named(String name) {
            return name.isEmpty()
                    ? Optional.empty()
                    : stages.stream()
                            .filter(stage -> stage.name().equalsIgnoreCase(name))
                            .findFirst();
        }

        private QuotingRules globalDialect() {
            return QuotingRules.docker(text.escape(), globals);
        }

        private void arg(DockerInstruction instruction) {
            boolean global = stages.isEmpty();
            QuotingRules dialect = global ? globalDialect() : stage(instruction).dialect();
            for (Token word : ShellLexer.words(instruction.arguments(), dialect)) {
                int equals = word.value().indexOf('=');
                String name = equals < 0 ? word.value() : word.value().substring(0, equals);
                Optional<EnvVar> written =
                        equals < 0 ? Optional.empty() : Optional.of(Assignment.at(file, word, equals));
                if (global) {
                    globals.declare(name, written);
                } else {
                    stage(instruction).variables().declare(name, written, globals);
                }
            }
        }

        private void env(DockerInstruction instruction) {
            DockerStage stage = stage(instruction);
            for (EnvVar variable : DockerEnv.read(file, instruction.arguments(), stage.dialect())) {
                stage.env(variable);
            }
        }

        private String word(DockerInstruction instruction) {
            return WordReader.whole(instruction.arguments(), stage(instruction).dialect())
                    .value();
        }

        private void copy(DockerInstruction instruction) {
            DockerStage stage = stage(instruction);
            if (instruction.documents().size() == 1) {
                List<Token> words = ShellLexer.words(instruction.operands(), stage.dialect());
                String target =
                        words.isEmpty() ? "" : words.get(words.size() - 1).value();
                written.addWhole(
                        target,
                        stage.inContainer(target),
                        instruction.documents().get(0),
                        stage.variables()::filled);
                stage.change(new Unit.Change(stage.inContainer(target), List.of(), file.place(instruction.span())));
            }
            String from = instruction.flag("from");
            if (from.isEmpty()) {
                DockerCopy.fromContext(instruction, stage);
            } else {
                stage.fetch();
                String target = ForeignStages.target(instruction, stage);
                stage.bring(target);
                Optional<DockerStage> lending = named(from).or(() -> numbered(from));
                lending.ifPresent(source -> {
                    foreign.copied(source, target);
                    DockerCopy.fromStage(instruction, stage, source);
                });
                if (lending.isEmpty()) {
                    DockerCopy.fromOthers(instruction, stage);
                }
                open |= lending.isEmpty() && !ImagePackages.isPlain(from) && ForeignStages.mayHavePackages(target);
            }
        }

        private Optional<DockerStage> numbered(String number) {
            return number.matches("\\d{1,3}") && Integer.parseInt(number) < stages.size()
                    ? Optional.of(stages.get(Integer.parseInt(number)))
                    : Optional.empty();
        }

        private void run(DockerInstruction instruction) {
            stage(instruction);
            MappedText operands = instruction.operands();
            List<Command> commands = ExecForm.read(operands)
                    .map(words -> CommandReader.words(file, words))
                    .orElseGet(() -> CommandReader.script(file, operands));
            commands.forEach(command -> installs(command, stage(instruction)));
            ExecForm.read(operands)
                    .map(words -> words.stream().map(Token::value).toList())
                    .filter(words -> !words.isEmpty())
                    .ifPresent(words -> stage(instruction)
                            .run(new ProgramRun(
                                    words, stage(instruction).inContainer("."), file.place(instruction.span()))));
            boolean here = true;
            for (Command command : commands) {
                DockerCopy.within(command, stage(instruction), here);
                here &= !command.words().get(0).text().equals("cd");
            }
            if (!FilelessCommands.are(commands, operands.text())) {
                stage(instruction).run();
            }
            List<PrintedText> documents = instruction.documents();
            if (DOCUMENT.matcher(operands.text()).matches() && documents.size() == 1) {
                MappedText script = documents.get(0).text();
                Matcher interpreter = INTERPRETER.matcher(script.text());
                if (interpreter.lookingAt()) {
                    MappedText started = MappedText.at(interpreter.group(1) + " <<" + END, instruction.span());
                    shell(ShellParser.parse(started), documents, stage(instruction));
                } else {
                    CommandReader.script(file, script).forEach(command -> installs(command, stage(instruction)));
                    shell(ShellParser.parse(script), List.of(), stage(instruction));
                }
            } else {
                shell(ShellParser.parse(operands), documents, stage(instruction));
            }
        }

        private void shell(ShellNode parsed, List<PrintedText> documents, DockerStage stage) {
            written.shell(parsed, documents, stage.inContainer("."), stage.variables()::filled);
            new FileChanges(
                            file,
                            stage.inContainer("."),
                            stage.hasBash(),
                            stage.variables()::filled,
                            change -> changed(change, stage))
                    .telling(stage::run)
                    .read(parsed, documents);
        }

        /** A file that {@code mv} takes away is told with the place to which it goes. */
        private static void changed(Unit.Change change, DockerStage stage) {
            if (change.removal() != Unit.Removal.MOVED) {
                stage.change(change);
            }
        }

        private void installs(Command command, DockerStage stage) {
            requirements.addAll(InstallCommands.requirements(command));
            List<String> lists = InstallCommands.files(command);
            requirementFiles.addAll(lists);
            stage.installs(lists);
            open |= ImagePackages.isOpen(command);
        }
    }
}
