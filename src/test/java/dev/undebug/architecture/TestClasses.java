package dev.undebug.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of the tests, read once for all rules about them. */
final class TestClasses {
    static final String BROKEN = "dev.undebug.architecture.broken";

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("dev.undebug");

    private TestClasses() {}
}
