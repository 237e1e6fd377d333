import ArgumentParser
import CacheServer
import CachedOpenAI
import CommandSupport
import Foundation

/// `cached-openai rehearse`
package struct Rehearse: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract:
            "Run a lesson as a student will: offline, without a key. Says what would miss, and what is never asked for.",
        discussion: """
            The lesson runs in the current folder, with its own output. What was seen is said behind it, on standard error. \
            The status is 1 if a request would have missed, 3 with --fail-unused if an answer was never asked for, 4 if no \
            request was seen, else the command's own.
            """
    )

    @Option(
        name: .customLong("cache"),
        help: ArgumentHelp(
            "What the lesson should ask for (default: what is recorded here; with --as-student, what that holds).",
            valueName: "path"))
    var caches: [String] = []

    @Flag(help: "For a lesson in any language: it is answered by a server, by OPENAI_BASE_URL, from the caches.")
    var anyClient = false

    @Option(help: ArgumentHelp("Run in an empty folder that holds only this: what is handed out.", valueName: "path"))
    var asStudent: String?

    @Flag(help: "Send what would miss to the API, with the key that is set, and go on. Nothing is recorded.")
    var live = false

    @Flag(help: "Leave the lesson the API key that is set, for a program that needs one to begin. Nothing is sent.")
    var keepKey = false

    @Option(help: ArgumentHelp("Write the requests that missed to a file, an object a line.", valueName: "file"))
    var misses: String?

    @Flag(help: "End with status 3 if an answer was never asked for.")
    var failUnused = false

    @Flag(help: "Say what was seen in JSON, an object a line, on standard output.")
    var json = false

    @Argument(
        parsing: .postTerminator,
        help: ArgumentHelp("The command that runs the lesson, after --.", valueName: "command"))
    var command: [String] = []

    package init() {}

    package func validate() throws {
        if command.isEmpty {
            throw ValidationError("What runs the lesson stands behind --, such as: rehearse -- swift run")
        }
        if keepKey, anyClient {
            throw ValidationError("--keep-key and --any-client exclude each other: the server's own key is given.")
        }
    }

    package func run() async throws {
        // A client that hangs up is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let api = try self.api()
        try missesFile?.check(against: [], force: false) {
            $0.isEmpty || $0.starts(with: RehearsalReport.firstOfMisses.utf8)
        }
        try missesFile?.tryOut()
        let folder = FileManager.default.temporaryDirectory.appending(path: "cached-openai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let student = try asStudent.map { try StudentFolder($0, in: folder) }
        let files = try expected()
        let record = folder.appending(path: "requests")
        let status = try await rehearse(in: folder, student, files, api, writingTo: record)
        let report = RehearsalReport(
            record: RehearsalRecord((try? Data(contentsOf: record)) ?? Data()),
            unasked: nil, status: status, isLive: live, isStudents: asStudent != nil, isAnyClients: anyClient)
        try finish(try report.comparing(with: files))
    }

    private func finish(_ report: RehearsalReport) throws {
        if json {
            // What the rehearsal came to counts, whoever reads it.
            do { try StandardOutput.write(Data(report.jsonLines.utf8)) } catch is StandardOutput.ReaderGone {}
        } else {
            Terminal.say(report.text)
        }
        _ = try missesFile?.write { try $0(Data(report.missLines.utf8)) }
        let status = report.exitStatus(failsUnused: failUnused)
        if status != 0 { throw ExitCode(status) }
    }

    private var missesFile: OutputFile? {
        misses.map { OutputFile(path: $0, by: "--misses FILE", hasForce: false) }
    }

    /// What is asked for what is missing, by the server or by the lesson itself.
    /// - Throws: `ToolError` if there is no key for it.
    private func api() throws -> Upstream {
        guard live else { return try Upstream(Upstream.usual, environment: [:], sendsGuestsKeys: false) }
        let api = try Upstream.inEnvironment(for: anyClient ? "--live" : nil)
        guard anyClient || GuestEnvironment.holdsKey(ProcessInfo.processInfo.environment) else {
            throw ToolError(
                "--live needs OPENAI_API_KEY, with which the lesson asks for what is missing. "
                    + "If the lesson brings a key of its own, any text will do there.")
        }
        return api
    }

    /// What the lesson should ask for; nil if nothing is known of it.
    private func expected() throws -> ServedFiles? {
        if !caches.isEmpty || anyClient && asStudent == nil { return try ServedFiles(caches, by: "--cache") }
        if let asStudent { return try? ServedFiles([asStudent], by: "--as-student") }
        return try? ServedFiles([], by: "--cache")
    }

    /// - Returns: the command's status.
    private func rehearse(
        in folder: URL, _ student: StudentFolder?, _ files: ServedFiles?, _ api: Upstream, writingTo record: URL
    ) async throws -> Int32 {
        var environment = cleared(ProcessInfo.processInfo.environment)
        let path = record.path(percentEncoded: false)
        environment["XDG_CACHE_HOME"] = folder.appending(path: "caches").path(percentEncoded: false)
        var program = ChildProgram(words: words, environment: environment)
        program.folder = student?.url.path(percentEncoded: false)
        guard anyClient else {
            program.environment["CACHED_OPENAI_REHEARSAL"] = path
            return await ForwardedSignals.run(program)
        }
        let caches = ServedCaches(
            files?.layers ?? [], misses: live ? .sent : .refused, delay: nil, folder: folder, upstream: api,
            rehearsal: path)
        let server = try await CacheServer.start(caches, upstream: api, log: RequestLog(.none) { _ in })
        program.environment = GuestEnvironment(port: server.port, key: "sk-rehearsal").applied(to: environment)
        let status = await ForwardedSignals.run(program)
        await server.stop(within: 1)
        return status
    }

    /// A program that is named from here is found from another folder, too.
    private var words: [String] {
        guard asStudent != nil, command[0].contains("/"), !command[0].hasPrefix("/") else { return command }
        return [URL(fileURLWithPath: command[0]).path] + command.dropFirst()
    }

    /// Without what a student doesn't have.
    private func cleared(_ environment: [String: String]) -> [String: String] {
        var cleared = environment
        for name in ["CACHED_OPENAI_DEV_MODE", "CACHED_OPENAI_RECORD_REPEATS", "CACHED_OPENAI_REHEARSAL"] {
            cleared[name] = nil
        }
        // Empty: no download, and no question for one.
        cleared["CACHED_OPENAI_CACHE_URL"] = ""
        // Who asks for --live means it.
        cleared["CACHED_OPENAI_OFFLINE"] = live ? nil : "1"
        if !live, !keepKey { for name in GuestEnvironment.keys { cleared[name] = nil } }
        return cleared
    }
}

extension RehearsalReport {
    /// With what was never asked for.
    fileprivate func comparing(with files: ServedFiles?) throws -> RehearsalReport {
        guard let files else { return self }
        return RehearsalReport(
            record: record, unasked: try UnaskedAnswers(in: files.layers, by: record), status: status,
            isLive: isLive, isStudents: isStudents, isAnyClients: isAnyClients)
    }
}
