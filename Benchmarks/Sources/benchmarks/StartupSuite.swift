import Foundation

/// How soon a process with a large embedded cache has its first answer, beside one that only prints a line.
enum StartupSuite {
    private static let contentByteCount = 4_000
    private static let rounds = 25

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let ten = try await materialize(entryCount: 4_000, in: folder.folder("ten"))
        let fifty = try await materialize(entryCount: 20_000, in: folder.folder("fifty"))
        let bare = try folder.folder("bare")
        return try await figures("startup.release", ten, bare, .release)
            + figures("startup.debug", ten, bare, .debug)
            + figures("startup.large", fifty, bare, .debug)
    }

    private static func materialize(entryCount: Int, in folder: TemporaryFolder) async throws -> TemporaryFolder {
        let cache = try await SampleCache(
            in: folder.folder("cache"), entryCount: entryCount, contentByteCount: contentByteCount)
        try Tool.materialize(cache, into: folder).run()
        return folder
    }

    private static func figures(
        _ name: String, _ generated: TemporaryFolder, _ folder: TemporaryFolder,
        _ optimization: StudentProgram.Optimization
    ) async throws -> [Figure] {
        let size = Quantity.bytes(Double(try generated.byteCount(of: "CachedOpenAI.swift")))
        let bare = try StudentProgram.bare(optimization, in: folder)
        let lesson = try StudentProgram.lesson(optimization, with: generated, in: generated)
        guard try lesson.run().utf8.count > contentByteCount else { throw Problem("no answer from the embedded cache") }
        let seconds = try await Interleaved({ _ in try bare.run() }, { _ in try lesson.run() })
            .medianSeconds(rounds: rounds, warmups: 2)
        let what = "first answer from a file of \(size), \(optimization)"
        let time = Figure(name: name, what: what, measured: .seconds(seconds[1]), reference: .seconds(seconds[0]))
        return try [time] + memory(name, lesson, bare)
    }

    private static func memory(_ name: String, _ lesson: StudentProgram, _ bare: StudentProgram) throws -> [Figure] {
        guard let measured = try lesson.peakMemory(), let reference = try bare.peakMemory() else { return [] }
        return [
            Figure(
                name: name + ".memory", what: "  its peak memory", measured: .bytes(measured),
                reference: .bytes(reference))
        ]
    }
}
