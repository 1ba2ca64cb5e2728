package dev.undebug.source;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that write to none of the files which their words name, as far as people start them in images, scripts and programs. */
public final class ReadingPrograms {
    /** Programs of a shell and of the system. */
    private static final String SHELL =
            "cat head tail less more grep egrep fgrep rg wc stat file ls diff cmp test [ [[ echo printf md5sum "
                    + "sha1sum sha256sum sha512sum du df chmod chown chgrp mkdir cd export exit true false which type "
                    + "command source . sh bash dash ash zsh ksh set unset exec eval find xargs sort uniq cut tr basename "
                    + "dirname readlink realpath date sleep wait kill pkill touch rmdir useradd adduser usermod groupadd "
                    + "addgroup su sudo gosu env nohup time timeout tini dumb-init envsubst jq dos2unix return shift read "
                    + "trap ulimit umask local declare readonly alias hostname id ps pgrep pidof killall lsof fuser netstat "
                    + "ss ping nc ldconfig";

    /** Programs that install and build. */
    private static final String PACKAGES =
            "apt apt-get apt-key dpkg apk yum dnf microdnf rpm zypper pacman brew pip pip3 pipx uv poetry pdm "
                    + "pipenv conda mamba micromamba npm npx yarn pnpm bun gem bundle cargo go mvn gradle composer make "
                    + "cmake gcc g++ cc rustup virtualenv corepack nvm";

    /** Tools of developers and of platforms. */
    private static final String TOOLS =
            "git docker docker-compose podman kubectl helm aws gcloud gsutil az heroku flyctl fly ssh scp curl "
                    + "wget zip tar gzip openssl gpg psql pg_dump mysql mysqldump sqlite3 redis-cli mongo pytest tox nox "
                    + "coverage black ruff isort mypy flake8 pylint bandit pyright pyflakes autopep8 yapf sphinx-build "
                    + "mkdocs eslint prettier tsc webpack vite hadolint shellcheck pre-commit pybabel msgfmt pyinstaller "
                    + "cython cythonize invoke fab ansible ansible-playbook terraform systemctl service crontab cron crond "
                    + "logger open xdg-open streamlit jupyter node ruby perl java php deno serverless sls sam cdk dvc spacy "
                    + "playwright";

    /** Servers, and what watches them. */
    private static final String SERVERS =
            "flask quart gunicorn uvicorn hypercorn daphne granian uwsgi waitress-serve mod_wsgi-express celery "
                    + "rq huey_consumer dramatiq alembic nginx apache2 apachectl httpd supervisord supervisorctl circusd "
                    + "honcho foreman hivemind overmind pm2 redis-server mongod postgres caddy haproxy traefik envoy ngrok "
                    + "cloudflared locust airflow dash chalice zappa functions-framework fastapi dotenv doppler infisical "
                    + "chamber sops newrelic-admin ddtrace-run opentelemetry-instrument watchmedo nodemon wait-for-it "
                    + "dockerize";

    /** Programs that keep, send, check or convert files, and leave those alone that they begin with. */
    private static final String CONVERTERS =
            "restic borg rclone duplicity s3cmd mc rsnapshot sftp lftp az azcopy ffmpeg ffprobe convert magick identify pandoc "
                    + "latexmk pdflatex xelatex libreoffice soffice tesseract wkhtmltopdf gs dot plantuml chromium "
                    + "google-chrome firefox lighthouse trivy syft grype cosign snyk semgrep sonar-scanner codecov gh glab "
                    + "act skaffold kustomize kubeval kubeconform argocd vault consul packer vagrant multipass bazel "
                    + "ninja meson dotnet msbuild mvnw gradlew screen tmux ab wrk hey vegeta k6 newman swagger-cli "
                    + "openapi-generator protoc grpcurl exiftool mediainfo 7z unrar zstd xz bzip2 lz4 strip objdump nm";

    private static final Set<String> ALL = Stream.of(SHELL, PACKAGES, TOOLS, SERVERS, CONVERTERS)
            .flatMap(words -> Stream.of(words.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy|pip)[\\d.]*w?");

    /** Programs that are files of the repository: what they do is in them. */
    private static final Pattern OWN = Pattern.compile(".*\\.(?:sh|bash|py|pyw|[cm]?[jt]s|rb|pl|php|bat|cmd|ps1)");

    private ReadingPrograms() {}

    /**
     * Returns whether a program leaves the files alone that it is given, or has its words read elsewhere.
     *
     * @param program its name without a folder
     */
    public static boolean is(String program) {
        return ALL.contains(program)
                || PYTHON.matcher(program).matches()
                || OWN.matcher(program).matches();
    }
}
