import Foundation

/// A program that is run to its end. Foundation's `Process` takes some milliseconds to notice that; this does not.
struct ChildProcess: Sendable {
    let arguments: [String]
    let folder: TemporaryFolder
    private let environment: [String]

    private static let kept: [String: String] = {
        let names: Set = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"]
        return ProcessInfo.processInfo.environment.filter { names.contains($0.key) }
    }()

    /// - Parameters:
    ///   - arguments: the program, by its path or as it is found on PATH, and what it is given.
    ///   - folder: where it runs, and where its output goes: `output.txt`.
    ///   - environment: what it finds there besides where programs are.
    init(
        _ arguments: [String], in folder: TemporaryFolder,
        environment: [String: String] = ["CACHED_OPENAI_OFFLINE": "1"]
    ) {
        self.arguments = arguments
        self.folder = folder
        self.environment = Self.kept.merging(environment) { $1 }.map { "\($0)=\($1)" }
    }

    /// Runs it and returns what it wrote.
    ///
    /// - Throws: `Problem` with its output if it fails.
    @discardableResult
    func run() throws -> String { try finish().output }

    /// Runs it and returns how long that took, and the most memory that it had, in bytes.
    func measure() throws -> (seconds: Double, peakMemory: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let usage = try finish().usage
        #if canImport(Darwin)
            let unit = 1.0
        #else
            let unit = 1_024.0
        #endif
        return ((clock.now - start) / .seconds(1), unit * Double(usage.ru_maxrss))
    }

    private func finish() throws -> (output: String, usage: rusage) {
        let identifier = try start()
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Problem("\(arguments[0]) can't be waited for") }
        }
        let output = try String(contentsOfFile: folder.path("output.txt"), encoding: .utf8)
        guard status == 0 else { throw Problem("\(arguments.joined(separator: " ")) failed:\n\(output)") }
        return (output, usage)
    }

    private func start() throws -> pid_t {
        guard FileManager.default.changeCurrentDirectoryPath(folder.path("")) else {
            throw Problem("nothing can be run in \(folder.path(""))")
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "output.txt", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A queue's thread has signals blocked, and a shell that waits for programs needs them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var identifier: pid_t = 0
        let status = Self.withCStrings(arguments) { arguments in
            Self.withCStrings(environment) { environment in
                posix_spawnp(&identifier, self.arguments[0], &actions, &attributes, arguments, environment)
            }
        }
        guard status == 0 else { throw Problem("\(arguments[0]) can't be run: \(String(cString: strerror(status)))") }
        return identifier
    }

    private static func withCStrings<Answer>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
