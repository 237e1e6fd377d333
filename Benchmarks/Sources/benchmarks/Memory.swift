import Foundation

/// The peak memory of a process that asks a cache for many answers and for one that isn't there.
struct Memory: Sendable {
    private let caches: ScaledCaches
    private let folder: TemporaryFolder

    init(_ caches: ScaledCaches, in folder: TemporaryFolder) {
        self.caches = caches
        self.folder = folder
    }

    func figures() throws -> [Figure] {
        let peaks = try caches.all.compactMap { try peak($0.cache) }
        return peaks.count == caches.all.count
            ? caches.figures("memory", "peak memory of 500 hits and a miss", peaks) : []
    }

    private func peak(_ cache: SampleCache) throws -> Quantity? {
        guard let program = Bundle.main.executablePath else { return nil }
        let output = try ChildProcess([program, Self.verb, cache.folder.path("")], in: folder).run()
        return Double(output.trimmingCharacters(in: .newlines)).map { .bytes($0) }
    }

    // MARK: In the process that is measured

    static let verb = "--memory"

    /// Prints the peak in bytes; nothing where the system does not tell.
    static func measure(_ path: String) async throws {
        CacheSettings.use(TemporaryFolder(at: path))
        let client = CacheSettings.client()
        for number in 0..<ScaledCaches.questionCount { _ = try await Lesson.ask(number, client) }
        _ = try? await Lesson.ask(-1, client)
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Int(line.filter(\.isNumber))
        else { return }
        print(1024 * kilobytes)
    }
}
