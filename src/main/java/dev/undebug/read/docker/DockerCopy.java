package dev.undebug.read.docker;

import dev.undebug.fact.Command;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.ExecForm;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The COPY and ADD instructions of a stage, and the {@code cp}, {@code mv} and {@code ln} in its RUN instructions. */
final class DockerCopy {
    private static final int MAX_COPIES = 1_000;
    private static final Set<String> MOVING = Set.of("cp", "mv", "ln");

    private DockerCopy() {}

    /** Reads an instruction that copies from the build context. */
    static void fromContext(DockerInstruction instruction, DockerStage stage) {
        List<String> words = words(instruction, stage);
        for (int i = 0; i + 1 < words.size() && Most.room(stage.copies().size(), MAX_COPIES); i++) {
            String source = words.get(i);
            Optional<RepositoryPath> from = source.contains("://") || source.startsWith("<<")
                    ? Optional.empty()
                    : RepositoryPath.ROOT.resolve(source.startsWith("/") ? source.substring(1) : source);
            String to = destination(words, stage);
            from.ifPresentOrElse(path -> stage.bring(new Unit.Copy(path.text(), to)), stage::fetch);
        }
    }

    /** Reads an instruction that copies from another stage, including that stage's files from the build context. */
    static void fromStage(DockerInstruction instruction, DockerStage stage, DockerStage source) {
        copied(words(instruction, stage), stage, source);
    }

    /**
     * Reads a command of RUN that copies, moves or links a file inside the image:
     * {@code cp docker/entrypoint.sh /entrypoint.sh}.
     */
    static void within(Command command, DockerStage stage) {
        if (!MOVING.contains(command.words().get(0).text()) || command.conditional()) {
            return;
        }
        List<String> words = command.words().stream()
                .skip(1)
                .map(Word::text)
                .filter(word -> !word.startsWith("-"))
                .toList();
        if (words.size() == 2 && command.words().stream().allMatch(Word::literal)) {
            copied(List.of(stage.inContainer(words.get(0)), words.get(1)), stage, stage);
        }
    }

    private static void copied(List<String> words, DockerStage stage, DockerStage source) {
        List<Unit.Copy> copies = List.copyOf(source.copies());
        for (int i = 0; i + 1 < words.size(); i++) {
            ContainerPath from = ContainerPath.of(words.get(i));
            String to = destination(words, stage);
            for (Unit.Copy copy : copies) {
                if (Most.room(stage.copies().size(), MAX_COPIES)) {
                    moved(copy, from, to).ifPresent(stage::copy);
                }
            }
        }
    }

    private static Optional<Unit.Copy> moved(Unit.Copy copy, ContainerPath from, String to) {
        ContainerPath copied = ContainerPath.of(copy.to());
        Optional<String> inside = copied.below(from);
        if (inside.isPresent()) {
            String rest = copy.to().endsWith("/") ? inside.get() + "/" : inside.get();
            String target = copied.equals(from) ? to : ContainerPath.of(to).destination(rest);
            return Optional.of(new Unit.Copy(copy.from(), target));
        }
        return from.below(copied)
                .flatMap(RepositoryPath.of(copy.from())::resolve)
                .map(path -> new Unit.Copy(path.text(), to));
    }

    private static List<String> words(DockerInstruction instruction, DockerStage stage) {
        MappedText operands = instruction.operands();
        List<Token> tokens = ExecForm.read(operands).orElseGet(() -> ShellLexer.words(operands, stage.dialect()));
        List<String> words = new ArrayList<>();
        tokens.forEach(token -> words.add(token.value()));
        return words;
    }

    private static String destination(List<String> words, DockerStage stage) {
        String written = words.get(words.size() - 1);
        // With several sources, the destination is always a folder.
        return stage.inContainer(words.size() > 2 ? written + "/" : written);
    }
}
