package dev.undebug.scenario;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Env files and Dockerfiles whose names suggest another format: harmless ones do not block. */
class MisnamedFileScenarioTest extends Scenario {
    private static String database(String variables) {
        return "services:\n  db:\n    image: postgres:16\n    env_file:\n      - " + variables + "\n";
    }

    private static String built(String dockerfile) {
        return "services:\n  web:\n    build:\n      context: .\n      dockerfile: " + dockerfile + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {".envs/.db", ".envs/.php", ".envs/.ts", "env/prod.db", "conf/mysql.db"})
    void theVariablesOfADatabaseMayBeCalledLikeIt(String path) throws InterruptedException {
        open("database", Map.of("docker-compose.yml", database(path), path, "POSTGRES_PASSWORD=x\n"));
        green();
    }

    @Test
    void theVariablesOfADatabaseThatIsBuiltMayBeCalledLikeIt() throws InterruptedException {
        String compose = database("conf/mysql.db").replace("image: postgres:16", "build: db");
        open(
                "built",
                Map.of(
                        "compose.yaml",
                        compose,
                        "db/Dockerfile",
                        "FROM docker.io/postgres:16\nCOPY backup /usr/local/bin/\n",
                        "conf/mysql.db",
                        "POSTGRES_PASSWORD=x\n"));
        green();
        github.commit(shop, "built", Map.of("db/Dockerfile", "FROM postgres:16\nCMD /srv/start\n"));
        red();
    }

    /** A database's image that also starts the program gets the program's variables. */
    @Test
    void theVariablesOfAProgramMayNot() throws InterruptedException {
        String compose = database("conf/mysql.db");
        open(
                "program",
                Map.of(
                        "docker-compose.yml",
                        compose.replace("env_file", "command: flask run\n    env_file"),
                        "conf/mysql.db",
                        "POSTGRES_PASSWORD=x\n"));
        red();
        open("image", Map.of("docker-compose.yml", compose.replace("postgres:16", "shop"), "conf/mysql.db", "A=x\n"));
        red();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/web.php", "docker/web.go", "docker/postgres.db", "docker/Dockerfile-node.js"})
    void aDockerfileMayBeCalledLikeWhatItIsFor(String path) throws InterruptedException {
        String gunicorn = DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\"");
        open("web", Map.of("compose.yaml", built(path), path, gunicorn));
        green();
        github.commit(shop, "main", Map.of("compose.yaml", built(path), path, gunicorn));
        nextAudit();
        open("debug", Map.of(path, DOCKERFILE.replace("[\"python\", \"app.py\"]", "flask run --debug")));
        red();
    }

    @Test
    void whatWasNamedBeforeIsHeldAgainstNobodyWhoNamesSomethingAlike() throws InterruptedException {
        github.commit(
                shop,
                "main",
                Map.of(
                        "ops/node.js",
                        DOCKERFILE,
                        "conf/app.db",
                        "NAME=shop\n",
                        "compose.yaml",
                        built("ops/node.js") + "    env_file: conf/app.db\n  cache:\n    image: redis:7\n",
                        "package.json",
                        "{\n  \"keywords\": [\"node.js\"],\n  \"version\": \"1\"\n}\n",
                        "models.py",
                        "from .app import db\n"));
        nextAudit();
        open("models", Map.of("models.py", "from .app import db\nURL = \"sqlite:///app.db\"\n"));
        green();
        open("version", Map.of("package.json", "{\n  \"keywords\": [\"node.js\"],\n  \"version\": \"2\"\n}\n"));
        green();
        open(
                "cache",
                Map.of(
                        "compose.yaml",
                        built("ops/node.js") + "    env_file: conf/app.db\n  cache:\n    image: redis:8\n"));
        green();
        open(
                "command",
                Map.of("compose.yaml", built("ops/node.js") + "    env_file: conf/app.db\n    command: flask run\n"));
        red();
    }
}
