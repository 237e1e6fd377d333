import CachedOpenAI
import CachedOpenAIGenerator

/// What an instructor wants to know of what was made.
struct MaterializeReport {
    /// How much of it is base64 in Swift sources.
    enum Payload {
        case file
        case literal
    }

    let summary: CacheSummary
    let options: MaterializeOptions
    let payload: Payload
    /// As it is handed out.
    let writtenCount: Int
    let path: String

    private static let megabyte = 1_000_000
    /// Above it a compiler takes noticeably more memory than for any program.
    private static let largeLiteral = 20 * megabyte
    /// Git hosts refuse more in a file.
    private static let largestInGit = 100 * megabyte
    /// A share that is worth an option.
    private static let worthwhile = megabyte

    var lines: [String] {
        let sizes = "\(ByteCount.inWords(summary.bytesIn)) in, \(ByteCount.inWords(writtenCount)) out"
        return [EntryCount.inWords(summary), "\(sizes): \(path)", whereItWent] + hints
    }

    private var packedCount: Int { summary.shares.reduce(0) { $0 + $1.byteCount } }

    private var whereItWent: String {
        let parts = summary.shares.filter { $0.byteCount > 0 }.sorted { $0.byteCount > $1.byteCount }
        let shown = parts.prefix(8).map {
            "\(OpenAICache.OneLine.of($0.name, most: 40)) \(ByteCount.inWords($0.byteCount))"
        }
        let rest = parts.dropFirst(8).reduce(0) { $0 + $1.byteCount }
        let others = rest > 0 ? ["others \(ByteCount.inWords(rest))"] : []
        let packed = "packed \(ByteCount.inWords(packedCount)): \((shown + others).joined(separator: ", "))"
        let around = writtenCount - literalCount
        guard payload == .literal else { return packed }
        return packed + "; as text \(ByteCount.inWords(literalCount)), beside \(ByteCount.inWords(around)) of library"
    }

    private var literalCount: Int { PayloadLines.characterCount(ofBytes: packedCount) }

    private var hints: [String] {
        [compilerHint, gitHint, requestsHint, embeddingsHint].compactMap { $0 }
    }

    private var compilerHint: String? {
        guard payload == .literal, literalCount > Self.largeLiteral else { return nil }
        let memory = ByteCount.inWords(270 * Self.megabyte + literalCount * 9)
        return """
            hint: to compile so large a literal takes about \(memory) of memory, and a second for each 10 MB or so. \
            A .cache file costs the compiler nothing: materialize without --as embedded makes one.
            """
    }

    private var gitHint: String? {
        guard writtenCount > Self.largestInGit else { return nil }
        return """
            hint: many Git hosts refuse files of more than \(ByteCount.inWords(Self.largestInGit)). Put a .cache file on \
            a web server and give students its URL: CACHED_OPENAI_CACHE_URL
            """
    }

    private var requestsHint: String? {
        let share = summary.shares.first { $0.name == "requests" }?.byteCount ?? 0
        guard share > Self.worthwhile, share > packedCount / 4 else { return nil }
        return "hint: \(ByteCount.inWords(share)) are the requests' texts; --hash-keys leaves them out"
    }

    private var embeddingsHint: String? {
        let share = summary.shares.first { $0.name == "embeddings" }?.byteCount ?? 0
        guard !options[.halfPrecisionEmbeddings], share > Self.worthwhile, share > packedCount / 4 else { return nil }
        return """
            hint: \(ByteCount.inWords(share)) are embeddings; --half-precision-embeddings keeps three digits of their \
            numbers in about half of that. What the lesson computes from them changes a little: run the lesson again \
            with the new file, and look at its results
            """
    }
}
