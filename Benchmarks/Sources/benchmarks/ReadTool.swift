import Foundation

/// One run of `cached-openai`, whose output is read as it comes.
struct ReadTool {
    /// Until the first line was there, and until all of it was.
    let firstLine: Double
    let whole: Double
    /// The most memory that it had, in bytes; nil where the system does not tell.
    let peakMemory: Double?

    init(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = try Tool.url
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let clock = ContinuousClock()
        let start = clock.now
        try process.run()
        var firstLine: Double?
        var peak: Double?
        while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
            if firstLine == nil, data.contains(0x0A) { firstLine = (clock.now - start) / .seconds(1) }
            peak = Self.peakMemory(of: process.processIdentifier) ?? peak
        }
        process.waitUntilExit()
        guard process.terminationStatus <= 1, let firstLine else {
            throw Problem("cached-openai \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
        self.firstLine = firstLine
        whole = (clock.now - start) / .seconds(1)
        peakMemory = peak
    }

    private static func peakMemory(of process: Int32) -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return Double(line.filter(\.isNumber)).map { 1_024 * $0 }
    }
}
