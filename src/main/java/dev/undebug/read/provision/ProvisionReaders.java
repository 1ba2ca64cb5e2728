package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;

/** The readers of provisioning tools, and of their templates. */
public final class ProvisionReaders {
    private ProvisionReaders() {}

    /** Returns whether a file is the template of a unit or of a program, though it has the name of what it makes. */
    public static boolean isTemplate(SourceFile file) {
        return TemplateReader.isUnnamed(file);
    }

    /** Returns whether a file is a unit or a configuration of programs by the path that it has on a machine. */
    public static boolean isProcess(String target) {
        return TemplateReader.isProcess(target);
    }

    /** Returns the facts of a file that is a unit or a configuration of programs at this path of a machine. */
    public static FileFacts placed(SourceFile file, PlacedAs target) {
        return TemplateReader.placed(file, target);
    }

    /** Returns the reader of templates, which must come before the readers of the rendered formats. */
    public static Reader templates() {
        return new TemplateReader();
    }

    /** Returns the reader of templates of YAML whose content shows what they make. */
    public static Reader unnamedTemplates(Formats formats) {
        return new YamlTemplateReader(formats);
    }

    /** Returns the reader of Ansible's playbooks. */
    public static Reader playbooks(Formats formats) {
        return new AnsibleReader(formats);
    }

    /** Returns the facts of a playbook that a command runs. */
    public static FileFacts playbook(SourceFile file, PlaybookRun run, Formats formats) {
        return new AnsibleReader(formats).read(file, run);
    }

    /** Returns whether the plays of a playbook that run a role are a developer's or for tests; false if none runs it. */
    public static boolean isForDevelopers(SourceFile file, RoleTasks.Named role) {
        return AnsibleReader.isForDevelopers(file, role::isIn);
    }

    /** Returns the words for the machines of a playbook's plays. */
    public static List<String> hosts(SourceFile file) {
        return AnsibleReader.hosts(file);
    }

    /** Returns whether a file is a playbook with a play for the machine on which it runs. */
    public static boolean isForOwnMachine(SourceFile file) {
        return AnsibleReader.isForOwnMachine(file);
    }

    /** Returns whether a file is a playbook by its content, whatever its name: {@code deploy.yml}, {@code setup.yml}. */
    public static boolean isPlaybook(SourceFile file) {
        return AnsibleReader.isPlaybook(file);
    }

    /** Returns the reader of variables that hold the command of a server. */
    public static Reader serverSettings() {
        return new ServerSettingsReader();
    }

    /** Returns whether a variable of a file is the command of a server, by its content. */
    public static boolean isServerSettings(SourceFile file) {
        return VariableServers.areIn(file);
    }

    /** Returns the reader of ansible-container's services. */
    public static Reader containers() {
        return new AnsibleContainerReader();
    }

    /** Returns whether a file has services of ansible-container, by its name and its content. */
    public static boolean isContainers(SourceFile file) {
        return AnsibleContainerReader.isContainers(file);
    }

    /**
     * Returns the readers in order of precedence.
     *
     * @param formats reads the files that tasks and resources write
     */
    public static List<Reader> all(Formats formats) {
        return List.of(new CloudConfigReader(formats), new AnsibleReader(formats), new SaltReader(formats));
    }
}
