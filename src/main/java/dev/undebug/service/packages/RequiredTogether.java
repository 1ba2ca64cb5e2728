package dev.undebug.service.packages;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.service.packages.FlaskVersions.Wanted;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Requirements files that are installed together.
 *
 * @param wanted the required release of Flask
 * @param whole whether every file that they include is among them
 */
public record RequiredTogether(Wanted wanted, List<FileFacts> files, boolean whole) {
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");

    /** Packages that depend on python-dotenv, all or with one of their extras. */
    private static final Set<String> BRING_DOTENV = Set.of(
            "agno",
            "apache-superset",
            "browser-use",
            "chainlit",
            "chromadb",
            "connexion",
            "crewai",
            "dagster",
            "deepeval",
            "docker-compose",
            "embedchain",
            "environs",
            "fastapi",
            "fastapi-cli",
            "fastmcp",
            "google-adk",
            "google-genai",
            "litellm",
            "locust",
            "mcp",
            "meltano",
            "mlflow",
            "mlflow-skinny",
            "nicegui",
            "nonebot2",
            "openai-agents",
            "phidata",
            "podman-compose",
            "prefect",
            "pyautogen",
            "pydantic-settings",
            "quart",
            "reflex",
            "sanic",
            "scrapegraphai",
            "semantic-kernel",
            "supabase",
            "unstructured",
            "uvicorn",
            "webdriver-manager");

    /** Families of packages whose members depend on it in turns. */
    private static final List<String> FAMILIES_WITH_DOTENV = List.of("langchain", "langgraph", "llama-", "prefect-");

    public RequiredTogether {
        files = List.copyOf(files);
    }

    /** Returns the same files with another release of Flask. */
    public RequiredTogether with(Wanted other) {
        return new RequiredTogether(other, files, whole);
    }

    /** Returns the same files and the Dockerfile of the image in which they are installed, whose Python may decide. */
    public RequiredTogether in(FileFacts dockerfile) {
        List<FileFacts> all = new ArrayList<>(files);
        all.add(dockerfile);
        RequiredTogether together = new RequiredTogether(wanted, all, whole);
        return ChosenByPip.in(dockerfile, together).map(together::with).orElse(together);
    }

    /** Returns whether pip installs the newest release of Dash in the image of a Dockerfile. */
    public boolean bringsNewestDash(FileFacts dockerfile) {
        return ChosenByPip.choosesNewestDash(dockerfile, this);
    }

    /** Returns whether python-dotenv may be installed: not if all packages are known, and none of them brings it. */
    public boolean mayHaveDotenv() {
        return !whole || files.stream().anyMatch(RequiredTogether::mayBringDotenv);
    }

    /** Returns whether Flask may load {@code .env} by itself: not if each of its requirements asks for one before 1.0. */
    public boolean mayLoadEnvFiles() {
        return !RequiredPackage.of(
                        FlaskVersions.FLASK,
                        files.stream()
                                .flatMap(file -> file.packaging().requirements().stream())
                                .toList())
                .isBelow(1);
    }

    private static boolean mayBringDotenv(FileFacts file) {
        return file.packaging().open()
                || mentionsDotenv(file.file())
                || file.packaging().requirements().stream()
                        .map(Requirement::name)
                        .anyMatch(RequiredTogether::bringsDotenv);
    }

    /** Also an extra of another package mentions it: {@code flask[dotenv]}. */
    public static boolean mentionsDotenv(SourceFile file) {
        String text = file.text();
        for (int at = text.indexOf("dotenv"); at >= 0; at = text.indexOf("dotenv", at + 1)) {
            String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
            if (!COMMENT.matcher(before).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean bringsDotenv(String name) {
        return BRING_DOTENV.contains(name) || FAMILIES_WITH_DOTENV.stream().anyMatch(name::startsWith);
    }
}
