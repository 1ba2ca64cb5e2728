package dev.undebug.read.kustomize;

import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.MergedPlaces;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a kustomization, loaded on demand. */
final class KustomizeFiles {
    static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final int MAX_DOCUMENTS = 500;

    private final Function<String, Optional<SourceFile>> files;
    private final MergedPlaces places;
    private final Set<String> read = new LinkedHashSet<>();

    /** @param files returns files by repository path */
    KustomizeFiles(Function<String, Optional<SourceFile>> files, MergedPlaces places) {
        this.files = files;
        this.places = places;
    }

    /** Returns the possible files of a reference: the file itself, or a kustomization in that folder. */
    static List<String> meant(String reference) {
        return Stream.concat(Stream.of(reference), NAMES.stream().map(name -> RepositoryPath.of(reference)
                        .at(name)
                        .text()))
                .toList();
    }

    Set<String> read() {
        return Set.copyOf(read);
    }

    void add(SourceFile file) {
        read.add(file.path());
    }

    /** Returns the kustomization in a folder. */
    Optional<SourceFile> kustomization(String folder, String written) {
        return RepositoryPath.of(folder).resolve(written).flatMap(found -> NAMES.stream()
                .flatMap(name -> files.apply(found.at(name).text()).stream())
                .findFirst());
    }

    Optional<SourceFile> file(String folder, String written) {
        Optional<SourceFile> file = RepositoryPath.of(folder)
                .resolve(written)
                .map(RepositoryPath::text)
                .flatMap(files)
                .filter(found -> found.text().length() <= Reader.MAX_LENGTH);
        file.ifPresent(this::add);
        return file;
    }

    List<YamlNode> documents(String folder, String written) {
        return file(folder, written)
                .map(file -> taken(Yaml.documents(file, MAX_DOCUMENTS)))
                .orElse(List.of());
    }

    /** Returns the documents of a file, or of an inline text. */
    List<YamlNode> documents(String folder, YamlNode text) {
        String written = text.scalar();
        boolean inline = written.contains("\n") || written.contains("{") || written.contains("[");
        return inline ? taken(Yaml.inline(text, MAX_DOCUMENTS)) : documents(folder, written);
    }

    List<YamlNode> taken(List<YamlNode> documents) {
        return documents.stream()
                .filter(document -> places.add(document.node(), document.places()))
                .toList();
    }
}
