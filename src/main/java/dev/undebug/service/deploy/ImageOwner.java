package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells by its name whether an image that deployments name, and nothing in the repository builds, is that of the only
 * Dockerfile.
 */
final class ImageOwner {
    /** Docker's official images, whose names have no publisher. Any other name without one is of a local build. */
    private static final Set<String> OFFICIAL = Set.of(
            "almalinux",
            "alpine",
            "amazoncorretto",
            "amazonlinux",
            "arangodb",
            "archlinux",
            "bash",
            "buildpack-deps",
            "busybox",
            "cassandra",
            "centos",
            "clickhouse",
            "clojure",
            "couchbase",
            "couchdb",
            "crate",
            "dart",
            "debian",
            "docker",
            "drupal",
            "eclipse-mosquitto",
            "eclipse-temurin",
            "elixir",
            "erlang",
            "fedora",
            "flink",
            "gcc",
            "ghost",
            "golang",
            "gradle",
            "groovy",
            "haskell",
            "hello-world",
            "httpd",
            "influxdb",
            "jenkins",
            "jetty",
            "joomla",
            "julia",
            "kibana",
            "kong",
            "logstash",
            "matomo",
            "maven",
            "mediawiki",
            "nats",
            "neo4j",
            "nextcloud",
            "node",
            "odoo",
            "openjdk",
            "oraclelinux",
            "percona",
            "perl",
            "photon",
            "php",
            "phpmyadmin",
            "plone",
            "pypy",
            "python",
            "r-base",
            "redmine",
            "registry",
            "rethinkdb",
            "rocket.chat",
            "rockylinux",
            "ros",
            "ruby",
            "rust",
            "solr",
            "sonarqube",
            "spark",
            "swift",
            "telegraf",
            "tomcat",
            "tomee",
            "ubuntu",
            "unit",
            "wordpress",
            "xwiki",
            "znc");

    /** Words for any web application: its author calls it so, and publishers of software for others do not. */
    private static final Pattern APPLICATION =
            Pattern.compile("app|application|(?:my|py|the|web)app|api|(?:my|py|rest|web)api|backend|web|website");

    /** Words for what it is written in, wherever they stand in a name. */
    private static final Pattern LANGUAGE = Pattern.compile(".*(?:flask|python).*");

    /** Words for what other applications are written in, or for the part of an application that runs in browsers. */
    private static final Set<String> OTHER_RUNTIMES = Set.of(
            "angular",
            "aspnet",
            "dotnet",
            "express",
            "expressjs",
            "frontend",
            "golang",
            "java",
            "kotlin",
            "laravel",
            "nestjs",
            "nextjs",
            "node",
            "nodejs",
            "nuxt",
            "php",
            "rails",
            "react",
            "reactjs",
            "ruby",
            "rust",
            "spring",
            "springboot",
            "svelte",
            "vue",
            "vuejs");

    private static final Pattern WORDS = Pattern.compile("[-_.]+");

    /** Modules that programs of any kind have. */
    private static final Set<String> COMMON = Set.of(
            "auth",
            "cache",
            "client",
            "config",
            "database",
            "logging",
            "metrics",
            "models",
            "monitor",
            "monitoring",
            "proxy",
            "server",
            "service",
            "settings",
            "test",
            "tests",
            "tool",
            "tools",
            "util",
            "utils",
            "worker");

    private final String context;
    private final Predicate<String> exists;
    private final boolean known;

    /**
     * @param context the build context of the Dockerfile, a repository path
     * @param exists whether the repository has a file
     * @param files may deploy images
     */
    ImageOwner(String context, Predicate<String> exists, List<FileFacts> files) {
        this.context = context;
        this.exists = exists;
        known = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER)
                .flatMap(unit -> unit.origin().base().stream())
                .map(ImageName::of)
                .anyMatch(name -> !NamedBuilds.isComputed(name.whole()) && isOwn(name));
    }

    /** Returns whether an image is one of Docker's official ones. */
    static boolean isOfficial(ImageName name) {
        return OFFICIAL.contains(name.whole());
    }

    /**
     * Returns whether an image is another's: an official one, any while a deployment names the repository's own, that of
     * another folder, or one that is written in another language.
     */
    boolean isOther(ImageName name) {
        return OFFICIAL.contains(name.whole())
                || (known && !isOwn(name))
                || isOfAnotherFolder(name.last())
                || isOfAnotherRuntime(name.last());
    }

    /** Returns whether an image is called after another language or framework, and the folder of the Dockerfile is not. */
    private boolean isOfAnotherRuntime(String name) {
        List<String> words = words(name);
        return isCalledAfterAnother(words)
                && RepositoryPath.of(context).names().stream()
                        .flatMap(folder -> words(folder).stream())
                        .noneMatch(words::contains);
    }

    /** Returns whether an image is called after another language or framework. */
    static boolean isCalledAfterAnother(ImageName name) {
        return isCalledAfterAnother(words(name.last()));
    }

    private static boolean isCalledAfterAnother(List<String> words) {
        return words.stream().anyMatch(OTHER_RUNTIMES::contains)
                && words.stream().noneMatch(word -> LANGUAGE.matcher(word).matches());
    }

    private static List<String> words(String name) {
        return Arrays.asList(WORDS.split(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns whether an image is called like a folder of the repository beside that of the Dockerfile. */
    private boolean isOfAnotherFolder(String name) {
        List<String> folders = RepositoryPath.of(context).names();
        List<String> words = Arrays.asList(WORDS.split(name));
        return !folders.isEmpty()
                && words.stream().noneMatch(folders::contains)
                && Stream.concat(Stream.of(name), words.stream())
                        .filter(word -> !word.isEmpty())
                        .anyMatch(exists);
    }

    /** Returns whether the name is the repository's: nobody's else, or that of its code. */
    boolean isOwn(ImageName name) {
        if (OFFICIAL.contains(name.whole()) || Images.isForeign(name.whole()) || isOfAnotherRuntime(name.last())) {
            return false;
        }
        return !name.whole().contains("/") || NamedBuilds.isComputed(name.whole()) || isOfCode(name.last());
    }

    private boolean isOfCode(String name) {
        List<String> words = Arrays.asList(WORDS.split(name));
        // The controller of a mesh for apps is none: the last word says what it is.
        return words.stream().anyMatch(word -> LANGUAGE.matcher(word).matches())
                || APPLICATION.matcher(words.get(words.size() - 1)).matches()
                || Stream.concat(
                                Stream.of(String.join("_", words), String.join("", words)),
                                words.stream().filter(word -> word.length() > 2))
                        .anyMatch(word -> !COMMON.contains(word) && hasModule(word));
    }

    private boolean hasModule(String name) {
        RepositoryPath root = RepositoryPath.of(context);
        return Stream.concat(Stream.of(root), root.above())
                .flatMap(folder -> Stream.of(folder, folder.at("src")))
                .flatMap(folder -> Stream.of(folder.at(name + ".py"), folder.at(name + "/__init__.py")))
                .anyMatch(path -> exists.test(path.text()));
    }
}
