package dev.undebug.service.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the code of {@code python -c} that only imports a function and calls it, as a console script does. */
final class InlineCode {
    private static final String CALL = "(?:(?:sys\\.)?exit\\(\\s*)?([\\w.]+)\\(\\s*\\)\\s*\\)?\\s*;?\\s*";
    private static final String SYS = "\\s*(?:import\\s+sys\\s*[;\\n]\\s*)?";
    private static final Pattern MODULE = Pattern.compile(SYS + "import\\s+([\\w.]+)\\s*[;\\n]\\s*" + CALL);
    private static final Pattern NAME =
            Pattern.compile(SYS + "from\\s+([\\w.]+)\\s+import\\s+(\\w+)(?:\\s+as\\s+(\\w+))?\\s*[;\\n]\\s*" + CALL);

    private InlineCode() {}

    static Optional<Target> target(String code) {
        Matcher module = MODULE.matcher(code);
        if (module.matches()) {
            return below(module.group(1), module.group(2)).map(function -> new Target.Call(module.group(1), function));
        }
        Matcher name = NAME.matcher(code);
        if (!name.matches()) {
            return Optional.empty();
        }
        String known = name.group(3) == null ? name.group(2) : name.group(3);
        String called = name.group(4);
        return called.equals(known)
                ? Optional.of(new Target.Call(name.group(1), name.group(2)))
                : below(known, called).map(rest -> new Target.Call(name.group(1), name.group(2) + "." + rest));
    }

    private static Optional<String> below(String owner, String called) {
        return called.startsWith(owner + ".") ? Optional.of(called.substring(owner.length() + 1)) : Optional.empty();
    }
}
