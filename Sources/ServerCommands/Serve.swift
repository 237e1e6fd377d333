import ArgumentParser
import CacheServer
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

extension GuestEnvironment.Style: ExpressibleByArgument {}

/// `cached-openai serve`
package struct Serve: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract:
            "Answer as the OpenAI API would, from what was recorded: for Python, JavaScript, curl and any client.",
        usage: "cached-openai serve [<options>] [<path> ...] [-- <command> ...]",
        discussion: """
            Without a path, it serves openai_cache.cache and the journal openai_cache_temp.bin in the current folder. The \
            server's base URL is the first line on standard output. What was not recorded is an error, and no connection \
            is opened, unless --live or --record is given. With a command behind --, the server runs that, with \
            OPENAI_BASE_URL and OPENAI_API_KEY set, and ends with it and its status.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A folder with a cache, a cache file (with the journal beside it), a journal, or a generated file or package.",
            valueName: "path"))
    var words: [String] = []

    @Option(help: "Where it listens; 0 for any free port (default: 4141, or the next free one).")
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "At which address, for other machines: 0.0.0.0 (default: this machine alone).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("A name by which the server is called, too.", valueName: "name"))
    var allowHost: [String] = []

    @Option(
        help: ArgumentHelp(
            "Pages that may use the server, by their origin, such as https://course.example.org.", valueName: "origin"))
    var allowOrigin: [String] = []

    @Option(help: ArgumentHelp("What a program has to give as its API key.", valueName: "text"))
    var token: String?

    @Flag(help: "Send what was not recorded, and record the answers in the current folder, as dev mode does.")
    var record = false

    @Flag(help: "Send what was not recorded, and keep nothing.")
    var live = false

    @Option(help: ArgumentHelp("The API's base URL (default: OPENAI_BASE_URL, else OpenAI's).", valueName: "url"))
    var upstream: String?

    @Flag(help: "Send the keys that programs give to the API, in place of one key of the server's own.")
    var guestsKeys = false

    @Option(
        defaultAsFlag: 1.0, parsing: .next,
        help: ArgumentHelp("Let each answer take as long as it first took, times a factor.", valueName: "factor"))
    var delay: Double? = nil

    @Option(
        help: """
            session: repeats get the recorded answers in turn, for each guest; one: always the first; seeded: in turn, from \
            one on that the guest's name draws.
            """)
    var turns = TurnRule.session

    @Option(help: ArgumentHelp("The largest body of a request.", valueName: "size"))
    var maxBody = ByteSize(count: 100 << 20)

    @Option(help: "A line for each request on standard error.")
    var log = RequestLog.Style.short

    @Option(help: ArgumentHelp("Also print the variables that programs need, on standard output.", valueName: "style"))
    var printEnv: GuestEnvironment.Style?

    /// Behind `--`, what is run.
    private var command: [String] { Array(words.suffix(Terminator.wordCount)) }
    private var caches: [String] { words.dropLast(Terminator.wordCount) }

    package init() {}

    package func validate() throws {
        if record && live { throw ValidationError("--record and --live exclude each other.") }
        if upstream != nil || guestsKeys, !record, !live {
            throw ValidationError("--upstream and --guests-keys need --record or --live: else nothing is sent.")
        }
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535.") }
        if let host, !Self.isAddress(host) {
            throw ValidationError("--host takes a numeric address, such as 0.0.0.0 for all of this machine's.")
        }
        if isOpen, record || live, token == nil {
            throw ValidationError(
                "--host with --record or --live needs --token TEXT: else everybody in the network can spend your money."
            )
        }
        if let token, token.isEmpty { throw ValidationError("--token is empty.") }
        if let delay, !(delay >= 0 && delay <= 1_000) { throw ValidationError("--delay takes a factor of 0 to 1000.") }
        if turns == .seeded, record { throw ValidationError("--turns seeded and --record exclude each other.") }
        for host in allowHost where !host.allSatisfy({ $0.isLetter || $0.isNumber || "-._".contains($0) }) {
            throw ValidationError("--allow-host takes one name, without a port, such as lab.example.org.")
        }
        _ = try allowOrigin.map(PageOrigin.init)
    }

    package func run() async throws {
        let upstream = try api()
        let folder = FileManager.default.temporaryDirectory.appending(path: "cached-openai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try open()
        let server = try await start(served(files, in: folder, upstream), upstream)
        if command.isEmpty {
            announce(server, files, upstream)
            await serveUntilStopped(server) {
                let files = try open()
                server.serve(served(files, in: folder, upstream))
                Terminal.say("opened again: \(files).")
            }
            tellOfLosses(server)
        } else {
            let status = await runCommand(server)
            await server.stop(within: record ? 5 : 1)
            tellOfLosses(server)
            if status != 0 { throw ExitCode(status) }
        }
    }

    // MARK: Setting up

    private static func isAddress(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET, text, &address) == 1 || inet_pton(AF_INET6, text, &address) == 1
    }

    /// Whether other machines reach it.
    private var isOpen: Bool { host.map { !$0.hasPrefix("127.") && $0 != "::1" } ?? false }

    private var misses: ServedCaches.Misses {
        if record {
            return .recorded(
                in: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true))
        }
        return live ? .sent : .refused
    }

    private func api() throws -> Upstream {
        let option = record ? "--record" : live ? "--live" : nil
        return try .inEnvironment(
            upstream, sendsGuestsKeys: guestsKeys, for: option,
            otherwise: " To send on the keys that programs give: --guests-keys")
    }

    /// Who records may begin with nothing.
    private func open() throws -> ServedFiles {
        if record || live, caches.isEmpty, let files = try? ServedFiles([], by: "cached-openai serve") {
            // What is recorded in the current folder is the recorder's own.
            return record ? files.withoutLayers : files
        }
        if record || live, caches.isEmpty { return .none }
        return try ServedFiles(caches, by: "cached-openai serve")
    }

    private func served(_ files: ServedFiles, in folder: URL, _ upstream: Upstream) -> ServedCaches {
        ServedCaches(
            files.layers, misses: misses, delay: delay, folder: folder, upstream: upstream,
            recordsRepeats: ProcessInfo.processInfo.environment["CACHED_OPENAI_RECORD_REPEATS"]?.isEmpty == false)
    }

    private func start(_ caches: ServedCaches, _ upstream: Upstream) async throws -> CacheServer {
        var options = CacheServer.Options()
        if let host { options.addresses = [host] }
        options.hosts = Set(allowHost.map { $0.lowercased() })
        options.origins = Set(try allowOrigin.map { try PageOrigin($0).text })
        options.token = token
        options.turns = turns
        options.mostBody = maxBody.count
        // Each connection is a file; some are left for caches, and for what is asked of the API.
        options.mostConnections = min(1_000, max(OpenFiles.allow(4_096) - 100, 50))
        let log = RequestLog(log) { Terminal.say($0) }
        let ports = port.map { [$0] } ?? (command.isEmpty ? Array(4141...4150) : [0])
        for candidate in ports {
            options.port = candidate
            do {
                let server = try await CacheServer.start(caches, upstream: upstream, options, log: log)
                if port == nil, candidate != ports.first {
                    Terminal.say("port \(ports[0]) is taken: \(candidate) it is.")
                }
                return server
            } catch  where candidate != ports.last {
                continue
            } catch {
                throw ToolError("\(error)")
            }
        }
        throw ToolError("no port is free.")
    }

    // MARK: Serving

    private func announce(_ server: CacheServer, _ files: ServedFiles, _ upstream: Upstream) {
        let guest = GuestEnvironment(port: server.port, host: host, key: token ?? "sk-cached")
        let lines = guest.baseURL + "\n" + (printEnv.map(guest.lines) ?? "")
        // Who no longer reads it is no reason to end.
        try? StandardOutput.write(Data(lines.utf8))
        Terminal.say("\(files). \(whatBecomesOfMisses(upstream))")
        if isOpen { Terminal.say("Whoever reaches \(host ?? "") of this machine can ask, and read what was recorded.") }
        Terminal.say(
            "In another terminal:   export OPENAI_BASE_URL=\(guest.baseURL) OPENAI_API_KEY=\(token == nil ? guest.key : "TOKEN")"
        )
    }

    private func whatBecomesOfMisses(_ upstream: Upstream) -> String {
        if record { return "What was not recorded is sent to \(upstream.base), and recorded here." }
        if live { return "What was not recorded is sent to \(upstream.base), and not kept." }
        return "Replaying; what was not recorded is an error (--live or --record would send it)."
    }

    private func tellOfLosses(_ server: CacheServer) {
        let count = server.lostCount
        if count > 0 {
            let what = count == 1 ? "1 answer was" : "\(count) answers were"
            Terminal.say("\(what) paid for and not kept: ask again for what is to stay.")
        }
    }

    /// The second signal ends what the first lets end by itself.
    private func serveUntilStopped(_ server: CacheServer, reopen: () throws -> Void) async {
        let signals = Signals([SIGINT, SIGTERM, SIGHUP])
        var stopping: Task<Void, Never>?
        let (ended, continuation) = AsyncStream<Int32>.makeStream()
        let forwarding = Task {
            for await signal in signals.received { continuation.yield(signal) }
        }
        for await signal in ended {
            if signal == SIGHUP {
                do { try reopen() } catch { Terminal.say("\(error)\nWhat was open stays so.") }
            } else if signal == 0 {
                break
            } else if stopping != nil {
                server.abort()
            } else {
                stopping = Task {
                    await server.stop()
                    continuation.yield(0)
                }
            }
        }
        forwarding.cancel()
    }

    private func runCommand(_ server: CacheServer) async -> Int32 {
        let guest = GuestEnvironment(port: server.port, host: host, key: token ?? "sk-cached")
        let environment = guest.applied(to: ProcessInfo.processInfo.environment)
        return await ForwardedSignals.run(ChildProgram(words: command, environment: environment))
    }
}

extension TurnRule: ExpressibleByArgument {}
extension RequestLog.Style: ExpressibleByArgument {}
