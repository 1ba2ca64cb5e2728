package dev.undebug.architecture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import dev.undebug.testing.Needs;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;

/** The tags of {@link Needs} that tests must have for the code that they reach, and those that they have. */
final class NeededTags {
    private static final List<Class<? extends Annotation>> AROUND =
            List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

    private final JavaClasses classes;

    NeededTags(JavaClasses classes) {
        this.classes = classes;
    }

    /** Returns the required tags of each test, by {@code Class.method}. */
    Map<String, Set<String>> needed() {
        return byTest(this::needed);
    }

    /** Returns the tags of each test, by {@code Class.method}. */
    Map<String, Set<String>> carried() {
        return byTest(NeededTags::carried);
    }

    /** Returns the tests with missing tags, with those tags. */
    Map<String, Set<String>> missing() {
        Map<String, Set<String>> missing = needed();
        Map<String, Set<String>> carried = carried();
        missing.forEach((test, tags) -> tags.removeAll(carried.getOrDefault(test, Set.of())));
        missing.values().removeIf(Set::isEmpty);
        return missing;
    }

    private Map<String, Set<String>> byTest(BiFunction<JavaClass, JavaMethod, Set<String>> tags) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass each : classes) {
            if (!each.getModifiers().contains(JavaModifier.ABSTRACT)) {
                each.getAllMethods().stream()
                        .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                        .forEach(test -> found.put(each.getName() + "." + test.getName(), tags.apply(each, test)));
            }
        }
        return found;
    }

    private Set<String> needed(JavaClass owner, JavaMethod test) {
        Set<String> needed = new Reach(classes).of(begin(owner, test)).needs();
        if (test.isAnnotatedWith(FuzzTest.class)) {
            needed.add(Needs.FUZZ);
        }
        return needed;
    }

    /** The methods that JUnit calls for a test. */
    private static Set<JavaCodeUnit> begin(JavaClass owner, JavaMethod test) {
        Set<String> sources = test.tryGetAnnotationOfType(MethodSource.class).stream()
                .flatMap(source -> source.value().length == 0 ? Stream.of(test.getName()) : Stream.of(source.value()))
                .collect(Collectors.toSet());
        Stream<JavaMethod> around = owner.getAllMethods().stream()
                .filter(method -> sources.contains(method.getName())
                        || AROUND.stream().anyMatch(annotation -> method.isAnnotatedWith(annotation)));
        Stream<JavaCodeUnit> made =
                Stream.concat(owner.getConstructors().stream(), owner.getStaticInitializer().stream());
        return Stream.of(Stream.of(test), around, made).flatMap(each -> each).collect(Collectors.toSet());
    }

    private static Set<String> carried(JavaClass owner, JavaMethod test) {
        Set<String> tags = new TreeSet<>(tags(test));
        for (Optional<JavaClass> around = Optional.of(owner);
                around.isPresent();
                around = around.get().getEnclosingClass()) {
            tags.addAll(tags(around.get()));
            around.get().getAllRawSuperclasses().forEach(above -> tags.addAll(tags(above)));
        }
        return tags;
    }

    private static Set<String> tags(CanBeAnnotated annotated) {
        if (annotated instanceof JavaMethod method) {
            return values(method.tryGetAnnotationOfType(Tag.class), method.tryGetAnnotationOfType(Tags.class));
        }
        JavaClass type = (JavaClass) annotated;
        return values(type.tryGetAnnotationOfType(Tag.class), type.tryGetAnnotationOfType(Tags.class));
    }

    private static Set<String> values(Optional<Tag> one, Optional<Tags> several) {
        return Stream.concat(one.stream(), several.stream().flatMap(tags -> Stream.of(tags.value())))
                .map(Tag::value)
                .collect(Collectors.toSet());
    }
}
