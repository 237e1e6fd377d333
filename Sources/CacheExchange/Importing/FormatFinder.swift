import CachedOpenAI
import Foundation

/// Finds out by its content what a file is.
enum FormatFinder {
    private static let headCount = 1 << 16

    /// What it is, and the file unpacked if it was packed as a whole.
    /// - Parameter stated: what the user says that it is.
    /// - Throws: `RefusedFile`, which names what it is and the way out.
    static func find(
        _ file: GivenFile, stated: ExchangeFormat? = nil
    ) throws -> (format: ExchangeFormat, file: GivenFile) {
        let file = try unpacked(file)
        try refuseOtherCaches(file)
        let head = file.bytes.prefix(headCount)
        guard let first = head.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
            throw RefusedFile(file, "it is empty.")
        }
        let isJSON = first == UInt8(ascii: "{")
        let found = isJSON ? try json(file) : yaml(String(decoding: head, as: UTF8.self))
        if let found {
            guard isRight(stated, for: found) else { throw RefusedFile(file, wayOut(from: stated, to: found)) }
            return (found, file)
        }
        // An archive is known by its beginning; of the others, what stands there may be foreign to them.
        guard let stated, stated != .har else { throw RefusedFile(file, isJSON ? otherJSON : nothing) }
        return (stated, file)
    }

    private static let nothing =
        "it is no file that can be imported. These can: JSONL, HAR, cassettes of VCR and vcrpy, Batch output."
    private static let otherJSON = "it is JSON, and neither HAR, a cassette, Batch output nor rows of this tool's."

    /// Nil for what doesn't look like a cassette.
    private static func yaml(_ head: String) -> ExchangeFormat? {
        if head.contains("http_interactions") { return .vcrRuby }
        return head.contains("interactions:") || head.contains("request:") ? .vcr : nil
    }

    /// Cassettes of both kinds are read as what they turn out to be.
    private static func isRight(_ stated: ExchangeFormat?, for found: ExchangeFormat) -> Bool {
        guard let stated, stated != found else { return true }
        return stated.isCassette && found.isCassette
    }

    private static func wayOut(from stated: ExchangeFormat?, to found: ExchangeFormat) -> String {
        let wanted = stated.map { ", not like \($0.inWords)" } ?? ""
        return "it looks like \(found.inWords)\(wanted). Import it with --from \(found.rawValue), or without --from."
    }

    /// Ruby's VCR compresses whole cassettes, and people gzip what they keep.
    private static func unpacked(_ file: GivenFile) throws -> GivenFile {
        guard ContentCoding.isGzip(file.bytes) || ContentCoding.isZlib(file.bytes) else { return file }
        if file.isLarge { throw RefusedFile(tooLarge: file) }
        do {
            return file.holding(try ContentCoding.inflated(file.bytes))
        } catch let problem as LeftOut {
            throw RefusedFile(file, "\(problem.detail ?? "it can't be unpacked").")
        }
    }

    private static func refuseOtherCaches(_ file: GivenFile) throws {
        let source = OpenAICache.DataSource(file.bytes, name: file.name)
        if OpenAICache.FileHeader.begins(file.bytes.prefix(16)) || OpenAICache.JournalHeader.begins(source) {
            throw RefusedFile(file, "it is a cache already: cached-openai merge takes it.")
        }
        let start = [UInt8](file.bytes.prefix(2))
        if start.count == 2, start[0] == 0x80, (2...5).contains(start[1]) || isPickle(file) {
            throw RefusedFile(file, pickle)
        }
        if isPickle(file) { throw RefusedFile(file, pickle) }
    }

    private static let pickle = """
        it is a Python pickle, such as the Python cached_openai's cache: to read one is to run it, so this tool never \
        does. Run python Scripts/python-cache-to-jsonl.py where the cache lives, and import the JSONL that it writes.
        """

    /// The temporary cache of the Python original: each pickle behind its length.
    private static func isPickle(_ file: GivenFile) -> Bool {
        let start = [UInt8](file.bytes.prefix(6))
        return start.count == 6 && start[4] == 0x80 && (2...5).contains(start[5])
            && (UInt32(start[0]) | UInt32(start[1]) << 8 | UInt32(start[2]) << 16 | UInt32(start[3]) << 24) > 2
    }

    /// Nil for JSON of another kind.
    private static func json(_ file: GivenFile) throws -> ExchangeFormat? {
        let outline = JSONDocument(try start(of: file)).outline
        let names = Set(outline.names)
        if outline.isAlone {
            if names.contains("log") { return .har }
            if names.contains("http_interactions") { return .vcrRuby }
            if names.contains("interactions") { return .vcr }
            if names.contains("fixtures") { throw RefusedFile(file, aimock) }
        }
        if names.contains("custom_id") { return .batch }
        return ["response", "method", "status"].contains(where: names.contains) ? .jsonl : nil
    }

    /// Of a large file its first line, which says what the others are; if that is none by itself, nothing is read.
    private static func start(of file: GivenFile) throws -> GivenFile {
        guard file.isLarge else { return file }
        guard let line = Lines(file: file).first, JSONDocument(file.holding(line)).isWhole else {
            throw RefusedFile(tooLarge: file)
        }
        return file.holding(line)
    }

    private static let aimock = """
        it holds aimock's fixtures: these have neither a request nor an answer of the API's, only what to match and what \
        to say, so there is nothing to import. Run the program once with CACHED_OPENAI_DEV_MODE=1 to record it.
        """
}
