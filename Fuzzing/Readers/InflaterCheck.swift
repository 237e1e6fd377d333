import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A zlib stream: the same bytes as zlib itself makes of it, or both refuse it.
enum InflaterCheck {
    private static let mostInflated = 1 << 20

    static func run(_ bytes: Data) throws {
        let most = min(mostInflated, 1_032 * (bytes.count + 1))
        try compare(bytes, count: bytes.count)
        guard case .tooShort(_, let count) = failure(bytes, count: most) else { return try compare(bytes, count: most) }
        try compareAround(bytes, count: count)
        guard case .wrongChecksum(_, let actual) = failure(bytes, count: count), bytes.count > 6 else { return }
        var repaired = bytes
        withUnsafeBytes(of: actual.bigEndian) { repaired.replaceSubrange(bytes.count - 4..<bytes.count, with: $0) }
        try compareAround(repaired, count: count)
    }

    private static func compareAround(_ bytes: Data, count: Int) throws {
        for count in max(0, count - 1)...count + 1 { try compare(bytes, count: count) }
    }

    private static func compare(_ bytes: Data, count: Int) throws {
        let mine = try? OpenAICache.Inflater.inflate(bytes, expectedCount: count)
        try BrokenPromise.unless(
            mine == Zlib.inflate(bytes, count: count), "zlib makes the same of it, as \(count) bytes")
    }

    private static func failure(_ bytes: Data, count: Int) -> OpenAICache.Inflater.Failure? {
        do {
            _ = try OpenAICache.Inflater.inflate(bytes, expectedCount: count)
            return nil
        } catch {
            return error as? OpenAICache.Inflater.Failure
        }
    }
}
