/**
 * Programs on one machine: Procfile, systemd, launchd, supervisor, circus, monit, OpenRC, Podman, pm2, uWSGI, web
 * servers. Of the rooms of {@code read} it may import {@code read.format}, {@code read.platform}, {@code read.shell},
 * {@code read.shell.syntax}, {@code read.text}, {@code read.word} and {@code read.yaml}. Begin with
 * {@link MachineReaders}.
 */
@NullMarked
package dev.undebug.read.machine;

import org.jspecify.annotations.NullMarked;
