import Foundation

/// A program as a student builds it. Given the argument `memory`, it ends by printing its peak memory.
struct StudentProgram: Sendable {
    enum Optimization: String {
        case debug = "-Onone"
        case release = "-O"
    }

    private static let memory = """

        if CommandLine.arguments.count > 1, let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) {
            for line in status.split(separator: "\\n") where line.hasPrefix("VmHWM") { print(line.filter(\\.isNumber)) }
        }
        """

    private static let bareSource = """
        import Foundation
        import FoundationNetworking

        print("Hello, lesson")
        """

    private static var lessonSource: String {
        """
        import Foundation

        let client = OpenAI(apiKey: "none")
        let completion = try await client.chat.completions.create(
            model: "\(Lesson.model)",
            messages: [
                .system("\(Lesson.instructions)"),
                .user("\(Lesson.question(0))"),
            ],
            temperature: 0.7, maxCompletionTokens: 400)
        print(completion.choices[0].message.content ?? "")
        """
    }

    private let folder: TemporaryFolder

    /// What only imports Foundation and prints a line.
    static func bare(_ optimization: Optimization, in folder: TemporaryFolder) throws -> StudentProgram {
        try StudentProgram(bareSource, with: [], optimization, in: folder.folder("bare\(optimization.rawValue)"))
    }

    /// What asks one question of the cache in the generated file.
    static func lesson(
        _ optimization: Optimization, with generated: TemporaryFolder, in folder: TemporaryFolder
    ) throws -> StudentProgram {
        try StudentProgram(
            lessonSource, with: [generated.path("CachedOpenAI.swift")], optimization,
            in: folder.folder("lesson\(optimization.rawValue)"))
    }

    private init(
        _ source: String, with files: [String], _ optimization: Optimization, in folder: TemporaryFolder
    ) throws {
        let main = folder.path("main.swift")
        try Data((source + Self.memory).utf8).write(to: URL(filePath: main))
        try ChildProcess(["swiftc", optimization.rawValue, main] + files + ["-o", "program"], in: folder).run()
        self.folder = folder
    }

    /// Runs it and returns what it printed.
    @discardableResult
    func run() throws -> String {
        try ChildProcess(["./program"], in: folder).run()
    }

    /// Its peak resident memory, in bytes; nil where the system does not tell.
    func peakMemory() throws -> Double? {
        let output = try ChildProcess(["./program", "memory"], in: folder).run()
        return output.split(separator: "\n").last.flatMap { Double($0) }.map { $0 * 1_024 }
    }
}
