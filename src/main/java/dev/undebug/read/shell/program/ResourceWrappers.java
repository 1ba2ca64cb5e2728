package dev.undebug.read.shell.program;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * Programs that give another one its nodes of a cluster, processors, limits or a view of the machine, and those that watch
 * what it does: {@code srun --unbuffered python app.py}, {@code taskset -c 0 python app.py}.
 */
final class ResourceWrappers {
    private static final Wrapper PLAIN = Wrapper.options();

    /** Slurm's commands share their options: {@code srun}, {@code salloc}. */
    private static final Wrapper SLURM =
            options("-A --account -B --extra-node-info -b --begin -c --cpus-per-task -C --constraint -d "
                    + "--dependency -D --chdir -e --error -G --gpus -i --input -J --job-name -L --licenses "
                    + "-M --clusters -m --distribution -n --ntasks -N --nodes -o --output -p --partition -q "
                    + "--qos -r --relative -S --core-spec -t --time -T --threads -w --nodelist -W --wait -x "
                    + "--exclude --acctg-freq --bb --bbf --cluster-constraint --comment --container "
                    + "--container-id --container-image --container-mounts --container-name "
                    + "--container-workdir --cores-per-socket --cpu-bind --cpu-freq --cpus-per-gpu "
                    + "--deadline --delay-boot --epilog --export --extra --gpu-bind --gpu-freq "
                    + "--gpus-per-node --gpus-per-socket --gpus-per-task --gres --gres-flags --hint --jobid "
                    + "--mail-type --mail-user --mcs-label --mem --mem-bind --mem-per-cpu --mem-per-gpu "
                    + "--mincpus --mpi --msg-timeout --network --ntasks-per-core --ntasks-per-gpu "
                    + "--ntasks-per-node --ntasks-per-socket --open-mode --power --prefer --priority "
                    + "--profile --prolog --reservation --signal --sockets-per-node --switches "
                    + "--task-epilog --task-prolog --thread-spec --threads-per-core --time-min --tmp "
                    + "--tres-bind --tres-per-task --uid --gid --wckey");

    private static final Wrapper MPI = options(
                    "-n -np --np -N -H -host --host -hosts -hostfile --hostfile -machinefile "
                            + "--machinefile -f -ppn -x -map-by --map-by -bind-to --bind-to -rank-by --rank-by "
                            + "-wdir --wdir -wd -path --path -prefix --prefix -genvlist -envlist -launcher "
                            + "-output-filename --output-filename -npernode --npernode -npersocket --npersocket "
                            + "-outfile-pattern -errfile-pattern")
            .withPairs("-mca", "--mca", "-gmca", "--gmca", "-genv", "-env");

    private static final Map<String, Wrapper> BY_NAME = Map.ofEntries(
            entry("srun", SLURM),
            entry("salloc", SLURM),
            entry("mpirun", MPI),
            entry("mpiexec", MPI),
            entry("mpiexec.hydra", MPI),
            entry("orterun", MPI),
            entry("prterun", MPI),
            entry("ibrun", Wrapper.options("-n", "-o")),
            entry("aprun", options("-n -N -d -S -cc -m -j -e -L -p -r")),
            entry("jsrun", options("-n -p -a -c -g -r -m -l -d -b -E -o -k")),
            entry(
                    "bsub",
                    options("-J -o -oo -e -eo -i -q -n -W -R -M -P -m -G -u -w -cwd -gpu -env -L -app -sp -b -t "
                            + "-g")),
            entry("nice", Wrapper.options("-n", "--adjustment")),
            entry("ionice", Wrapper.options("-c", "--class", "-n", "--classdata")),
            entry("taskset", Wrapper.afterWord()),
            entry("chrt", Wrapper.afterWord("-T", "--sched-runtime", "-P", "--sched-period", "-D", "--sched-deadline")),
            entry(
                    "numactl",
                    options("-N --cpunodebind -m --membind -C --physcpubind -i --interleave -p --preferred -P "
                            + "--preferred-many -w --weighted-interleave")),
            entry("cpulimit", Wrapper.options("-l", "--limit", "-p", "--pid", "-e", "--exe", "-c")),
            entry("choom", Wrapper.options("-n", "--adjust", "-p", "--pid")),
            entry("cgexec", Wrapper.options("-g")),
            entry("prlimit", PLAIN),
            entry("systemd-inhibit", Wrapper.options("--what", "--who", "--why", "--mode")),
            entry(
                    "unshare",
                    options("-R --root -w --wd -S --setuid -G --setgid --propagation --setgroups --map-user "
                            + "--map-group --map-users --map-groups --monotonic --boottime -l --load-interp")),
            entry("nsenter", Wrapper.options("-t", "--target", "-S", "--setuid", "-G", "--setgid")),
            entry("firejail", PLAIN),
            entry(
                    "bwrap",
                    options("--dev --proc --tmpfs --mqueue --dir --chdir --unsetenv --uid --gid --hostname "
                                    + "--cap-add --cap-drop --perms --size --lock-file --seccomp --sync-fd --userns --pidns "
                                    + "--info-fd --block-fd --remount-ro")
                            .withPairs(
                                    "--bind",
                                    "--bind-try",
                                    "--dev-bind",
                                    "--dev-bind-try",
                                    "--ro-bind",
                                    "--ro-bind-try",
                                    "--symlink",
                                    "--setenv",
                                    "--file",
                                    "--chmod")),
            entry(
                    "proot",
                    options("-r --rootfs -R -S -b --bind -m --mount -q --qemu -w --pwd --cwd -v --verbose -k "
                            + "--kernel-release -i --change-id")),
            entry("catchsegv", PLAIN),
            entry("strace", options("-e -o --output -p -s -u -E -a -P -b -I -O -S -X -U --trace --env --user")),
            entry("ltrace", options("-a -A -D -e -F -l -n -o -p -s -u -w -x")),
            entry("valgrind", PLAIN),
            entry("heaptrack", Wrapper.options("-o", "--output")),
            entry(
                    "perf",
                    options("-e --event -F --freq -c --count -o --output -C --cpu -r --repeat -I --interval-print "
                                    + "-D --delay -m --mmap-pages -u --uid -G --cgroup --call-graph -x --field-separator -k "
                                    + "--clockid")
                            .under("record", "stat", "trace")));

    private ResourceWrappers() {}

    private static Wrapper options(String valued) {
        return Wrapper.options(valued.split(" "));
    }

    static Optional<Wrapper> named(String program) {
        return Optional.ofNullable(BY_NAME.get(program));
    }
}
