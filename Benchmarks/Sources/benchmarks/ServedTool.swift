import Foundation

/// `cached-openai serve` in a folder, until it is stopped.
struct ServedTool {
    let port: Int
    private let process: Process

    /// - Throws: `Problem` if it doesn't start.
    init(_ options: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = try Tool.url
        process.arguments = ["serve", "--port", "0", "--log", "none"] + options
        process.currentDirectoryURL = folder.url
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while !line.contains(0x0A) {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Problem("the server did not start") }
            line.append(data)
        }
        let text = String(decoding: line.prefix { $0 != 0x0A }, as: UTF8.self)
        guard let port = URL(string: text)?.port else { throw Problem("“\(text)” is no base URL") }
        self.port = port
        self.process = process
    }

    /// The most memory that it had, in bytes; nil where the system does not tell.
    var peakMemory: Double? {
        let path = "/proc/\(process.processIdentifier)/status"
        guard let status = try? String(contentsOfFile: path, encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Double(line.filter(\.isNumber))
        else { return nil }
        return 1_024 * kilobytes
    }

    /// The processor's time that it has had, in seconds; nil where the system does not tell.
    var processorSeconds: Double? {
        // The name in parentheses may hold anything; behind it, user's and system's ticks are the 12th and 13th.
        guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
            let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return nil }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
