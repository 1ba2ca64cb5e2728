package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import java.util.List;

/** Finds applications of Django in debug mode. */
public final class DjangoDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("django-debug")
            .title("Django runs in debug mode")
            .why("""
                    In debug mode Django shows strangers source code, local values and settings whenever a page fails, and so tells them where to look for a way in.

                    Undebug is about Flask; of Django it only says where debug mode is on for certain.
                    """)
            .bad("settings.py", """
                    ROOT_URLCONF = "shop.urls"
                    INSTALLED_APPS = ["shop"]
                    DEBUG = True  #: django-debug
                    """, """
                    ROOT_URLCONF = "shop.urls"
                    INSTALLED_APPS = ["shop"]
                    DEBUG = False
                    """)
            .good("settings.py", """
                    import os

                    ROOT_URLCONF = "shop.urls"
                    INSTALLED_APPS = ["shop"]
                    DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
                    """)
            .link("https://docs.djangoproject.com/en/stable/ref/settings/#debug")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(DisclosureWording.of(
                Disclosure.Kind.DJANGO,
                disclosure -> "`DEBUG` is " + Shown.of(disclosure.value())
                        + " here, which turns Django's debug mode on: strangers see source code, local values and settings whenever a page fails. That tells them where to look for a way in.",
                disclosure -> PythonFix.off(disclosure.value())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.LOW);
    }
}
