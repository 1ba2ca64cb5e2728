package dev.undebug.read.kubernetes;

import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;

/** The readers of Kubernetes files. */
public final class KubernetesReaders {
    private KubernetesReaders() {}

    /**
     * Returns the readers in order of precedence.
     *
     * @param manifests the result of {@link #manifests()}
     */
    public static List<Reader> all(Reader manifests) {
        return List.of(new HelmChartFileReader(), new HelmValuesReader(), manifests);
    }

    /** Returns the reader of manifests that only their content shows, for files that no other reader accepts. */
    public static Reader unnamed(Reader manifests) {
        return new UnnamedManifestReader(manifests);
    }

    /** Returns whether a file has a manifest in it, and nothing of a compose file, whatever its name. */
    public static boolean isManifest(SourceFile file) {
        return UnnamedManifestReader.isManifest(file);
    }

    /** Returns the reader of manifests, to which readers of similar files delegate. */
    public static Reader manifests() {
        return new KubernetesReader();
    }
}
