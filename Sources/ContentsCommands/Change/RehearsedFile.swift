import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// What `rehearse --json` wrote of a rehearsal that saw all of a lesson.
struct RehearsedFile {
    /// The recordings that nobody asked for.
    let unasked: Set<RecordedPlace>

    /// - Throws: `ToolError` for another file, and for a rehearsal that says nothing of a part of the lesson.
    init(path: String) throws {
        let lines = try Self.lines(of: path)
        guard let sum = lines.first(where: { $0["kind"] == "rehearsal" }) else {
            throw ToolError(
                "\(path) is no rehearsal. Write one with: cached-openai rehearse --json -- COMMAND > \(path)")
        }
        if let reason = Self.reason(sum) {
            throw ToolError(
                "\(path): \(reason), so it doesn't say what of the cache the whole lesson needs. Rehearse it once more."
            )
        }
        let places = lines.filter { $0["kind"] == "unasked" }.map { RecordedPlace($0) }
        guard !places.contains(nil) else {
            throw ToolError("\(path) was written by an earlier version. Rehearse the lesson once more.")
        }
        unasked = Set(places.compactMap { $0 })
    }

    private static func lines(of path: String) throws -> [JSON] {
        try NamedFile.content(of: path).split(separator: UInt8(ascii: "\n")).compactMap { try? JSON(parsing: Data($0)) }
    }

    /// Why not everything was seen.
    private static func reason(_ sum: JSON) -> String? {
        if sum["requests"]?.intValue ?? 0 == 0 { return "no request was seen" }
        if let misses = sum["misses"]?.intValue, misses > 0 { return Counted.of(misses, "request") + " missed" }
        if let status = sum["status"]?.intValue, status != 0 { return "the lesson ended with status \(status)" }
        return sum["unasked"]?.intValue == nil ? "there was no cache to compare with" : nil
    }
}
