import CommandSupport
import Foundation

/// A program that is run to its end, with our terminal and standard input, in our process group.
struct ChildProgram {
    let words: [String]
    var environment: [String: String]
    /// Nil: where we are.
    var folder: String?

    /// Starts it, and waits.
    /// - Parameter started: told its process number.
    /// - Returns: its status; 128 and the signal's number if one ended it; 127 if there is no such program, 126 if it can't
    ///   be run.
    func run(started: @escaping @Sendable (pid_t) -> Void) async -> Int32 {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: self.blockingRun(started)) }
            thread.start()
        }
    }

    private func blockingRun(_ started: (pid_t) -> Void) -> Int32 {
        var pid: pid_t = 0
        let problem = OpenFiles.asUsual { spawn(&pid) }
        guard problem == 0 else {
            Terminal.say("\(words[0]) can't be run: \(String(cString: strerror(problem)))")
            return problem == ENOENT ? 127 : 126
        }
        started(pid)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// Signals that we wait for, or ignore, are its own again.
    private func spawn(_ pid: inout pid_t) -> Int32 {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        // It begins where we are.
        let here = FileManager.default.currentDirectoryPath
        if let folder, chdir(folder) != 0 { return errno }
        defer { if folder != nil { _ = chdir(here) } }
        return Self.withCStrings(words) { arguments in
            Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                posix_spawnp(&pid, words[0], nil, &attributes, arguments, variables)
            }
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
