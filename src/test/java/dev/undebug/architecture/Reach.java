package dev.undebug.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import dev.undebug.app.Server;
import dev.undebug.demo.github.rest.StandIn;
import dev.undebug.demo.page.Browser;
import dev.undebug.queue.Queue;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The code that a test reaches: all code that it calls, and all methods of objects that it creates, since any of their
 * types may be used to call them. Follows only test code.
 */
final class Reach {
    private static final String PROCESS = ProcessBuilder.class.getName();

    private final JavaClasses classes;
    private final Set<JavaCodeUnit> seen = new HashSet<>();
    private final Deque<JavaCodeUnit> left = new ArrayDeque<>();
    private final Set<String> met = new HashSet<>();
    private boolean refersToAMain;

    Reach(JavaClasses classes) {
        this.classes = classes;
    }

    Reach of(Collection<JavaCodeUnit> begin) {
        add(begin);
        while (!left.isEmpty()) {
            follow(left.pop());
        }
        return this;
    }

    private void add(Collection<? extends JavaCodeUnit> more) {
        more.stream().filter(seen::add).forEach(left::push);
    }

    private void follow(JavaCodeUnit code) {
        refersToAMain |= code.getReferencedClassObjects().stream().anyMatch(reference -> reference
                .getRawType()
                .tryGetMethod("main", String[].class)
                .isPresent());
        for (JavaAccess<?> access : code.getAccessesFromSelf()) {
            JavaClass owner = access.getTargetOwner();
            met.add(owner.getName());
            met.add(owner.getName() + "." + access.getTarget().getName());
            // The programs started by these classes are covered by their own tags.
            boolean known = owner.isEquivalentTo(Tools.class) || owner.isEquivalentTo(Browser.class);
            if (!known && classes.contain(owner.getName())) {
                access.getTarget().resolveMember().ifPresent(member -> meet(code, member));
            }
        }
    }

    private void meet(JavaCodeUnit from, JavaMember member) {
        JavaClass owner = member.getOwner();
        add(owner.getStaticInitializer().stream().toList());
        if (member instanceof JavaCodeUnit code) {
            add(Set.of(code));
        }
        boolean inherited = from instanceof JavaConstructor && from.getOwner().isAssignableTo(owner.getName());
        if (member instanceof JavaConstructor && !inherited) {
            add(owner.getCodeUnits());
            owner.getAllRawSuperclasses().stream()
                    .filter(above -> classes.contain(above.getName()))
                    .forEach(above -> add(above.getMethods()));
        }
    }

    /** Returns the required tags of {@link Needs}. */
    Set<String> needs() {
        Set<String> needs = new TreeSet<>();
        if (met.contains(Tools.class.getName())) {
            needs.add(Needs.ORACLE);
        }
        if (met.contains(PROCESS) || met.contains("java.lang.Runtime.exec")) {
            needs.add(refersToAMain ? Needs.SCENARIO : Needs.ORACLE);
        }
        if (met.contains(Browser.class.getName())
                || met.stream().anyMatch(name -> name.startsWith("com.microsoft.playwright."))) {
            needs.add(Needs.BROWSER);
        }
        boolean works =
                met.contains(Server.class.getName() + ".start") || met.contains(Queue.class.getName() + ".open");
        if (works && met.contains(StandIn.class.getName() + ".start")) {
            needs.add(Needs.SCENARIO);
        }
        return needs;
    }
}
