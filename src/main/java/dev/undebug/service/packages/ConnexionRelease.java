package dev.undebug.service.packages;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.python.eval.outcome.LibraryTraits.Connexion;
import java.util.List;
import java.util.Optional;

/** Tells the installed connexion, as far as its releases differ. */
public final class ConnexionRelease {
    public static final String NAME = "connexion";

    private static final int ASGI = 3;
    private static final List<String> ROOFS = List.of("<", "<=");

    private ConnexionRelease() {}

    /**
     * Returns the release that is certainly installed.
     *
     * @param dockerfile of the image, whose Python decides where the requirement leaves the release open
     */
    public static Connexion of(RequiredTogether required, Optional<FileFacts> dockerfile) {
        List<Requirement> requirements = required.files().stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList();
        RequiredPackage connexion = RequiredPackage.of(NAME, requirements);
        if (connexion.isBelow(2, 5)) {
            return Connexion.PASSES_DEBUG;
        }
        if (!connexion.isNamed() || connexion.decisive().stream().anyMatch(ConnexionRelease::mayBeBelow)) {
            return Connexion.UNKNOWN;
        }
        boolean newest = connexion.isAtLeast(ASGI)
                || dockerfile
                        .filter(file -> ChosenByPip.choosesNewestConnexion(file, required))
                        .isPresent();
        return newest ? Connexion.ASGI : Connexion.UNKNOWN;
    }

    /** Returns whether the first limit above may be one that only earlier releases keep. */
    private static boolean mayBeBelow(Requirement requirement) {
        return RequiredPackage.number(requirement, ROOFS)
                .filter(number -> number.startsWith("0")
                        || number.startsWith("1")
                        || number.startsWith("2")
                        || number.startsWith("3"))
                .isPresent();
    }
}
