package dev.undebug.read.kubernetes;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads what is deployed on Kubernetes. */
public final class KubernetesReaders {
    private KubernetesReaders() {}

    /**
     * Returns them in the order in which they are asked.
     *
     * @param manifests what {@link #manifests()} gave
     */
    public static List<Reader> all(Reader manifests) {
        return List.of(new HelmValuesReader(), manifests);
    }

    /** Returns the one for manifests, to which others leave what is not theirs. */
    public static Reader manifests() {
        return new KubernetesReader();
    }
}
