package dev.undebug.python.eval.outcome;

/**
 * The outcome of earlier runs of a program, so that another one, in which more is unknown or less is switched on, need not find
 * it out again.
 *
 * @param localModules whether it shows no more with modules that people keep out of version control: none of them is there
 * @param arguments whether it starts no more with arguments of which none are seen: it gets none
 * @param required the environment variables without which it ends
 */
public record Tried(boolean localModules, boolean arguments, RequiredNames required) {
    /** Nothing is known of a program yet. */
    public static final Tried NOTHING = new Tried(false, false, RequiredNames.NONE);

    Tried withLocalModules() {
        return new Tried(true, arguments, required);
    }

    Tried withArguments() {
        return new Tried(localModules, true, required);
    }

    /** Returns this with what others have tried; each run shows for itself what its program requires. */
    Tried orAlso(Tried others) {
        return new Tried(localModules || others.localModules, arguments || others.arguments, required);
    }

    Tried requiring(RequiredNames names) {
        return new Tried(localModules, arguments, names);
    }
}
