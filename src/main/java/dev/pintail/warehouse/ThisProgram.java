package dev.pintail.warehouse;

import java.util.Optional;

/** Recognises other processes that run this same program, by the executable and, on a JVM, by the jar. */
final class ThisProgram {
    private ThisProgram() {}

    /** Whether the process runs it; false also if that cannot be found out. */
    static boolean isRunBy(long process) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        return ProcessHandle.of(process)
                .map(ProcessHandle::info)
                .filter(other -> other.command().isPresent() && other.command().equals(self.command()))
                .map(other ->
                        !isJvm(self) || (jar(self).isPresent() && jar(self).equals(jar(other))))
                .orElse(false);
    }

    private static boolean isJvm(ProcessHandle.Info info) {
        return info.command().map(command -> command.endsWith("/java")).orElse(false);
    }

    private static Optional<String> jar(ProcessHandle.Info info) {
        String[] arguments = info.arguments().orElse(new String[0]);
        for (int i = 0; i < arguments.length - 1; i++) {
            if (arguments[i].equals("-jar")) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }
}
