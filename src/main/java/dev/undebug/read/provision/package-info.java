/**
 * Tools that set up servers (Ansible, Salt), and their templates. Of the rooms of {@code read} it may import
 * {@code read.env}, {@code read.format}, {@code read.machine}, {@code read.shell}, {@code read.shell.syntax},
 * {@code read.text}, {@code read.word} and {@code read.yaml}. Begin with {@link ProvisionReaders}.
 */
@NullMarked
package dev.undebug.read.provision;

import org.jspecify.annotations.NullMarked;
