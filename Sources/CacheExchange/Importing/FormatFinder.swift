import CachedOpenAI
import Foundation

/// Finds out by its content what a file is.
enum FormatFinder {
    private static let headCount = 1 << 16

    /// What it is, and the file unpacked if it was packed as a whole.
    /// - Throws: `RefusedFile`, which names what it is and the way out.
    static func find(_ file: GivenFile) throws -> (format: ExchangeFormat, file: GivenFile) {
        let file = try unpacked(file)
        try refuseOtherCaches(file)
        let head = file.bytes.prefix(headCount)
        guard let first = head.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
            throw RefusedFile(file, "it is empty.")
        }
        if first == UInt8(ascii: "{") { return (try json(file), file) }
        let text = String(decoding: head, as: UTF8.self)
        if text.contains("http_interactions") { return (.vcrRuby, file) }
        if text.contains("interactions:") || text.contains("request:") { return (.vcr, file) }
        throw RefusedFile(
            file, "it is no file that can be imported. These can: JSONL, HAR, cassettes of VCR and vcrpy, Batch output."
        )
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

    private static func json(_ file: GivenFile) throws -> ExchangeFormat {
        let outline = JSONDocument(try start(of: file)).outline
        let names = Set(outline.names)
        if outline.isAlone {
            if names.contains("log") { return .har }
            if names.contains("http_interactions") { return .vcrRuby }
            if names.contains("interactions") { return .vcr }
            if names.contains("fixtures") { throw RefusedFile(file, aimock) }
        }
        if names.contains("custom_id") { return .batch }
        guard names.contains("response") || names.contains("method") || names.contains("status") else {
            throw RefusedFile(file, "it is JSON, and neither HAR, a cassette, Batch output nor rows of this tool's.")
        }
        return .jsonl
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
