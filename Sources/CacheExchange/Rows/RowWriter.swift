import CachedOpenAI
import Foundation

/// Writes an answer with its request as a row.
enum RowWriter {
    /// The row's fields: those of other programs' rows first, then our own.
    ///
    /// - Parameter body: how bytes are written.
    static func object(
        _ entry: ExportedEntry, body: (Data) -> OpenAICache.JSON = RecordedBody.json
    ) -> OpenAICache.JSON.Object {
        var row: OpenAICache.JSON.Object = [:]
        if let request = entry.request {
            let url = BaseParts(entry.base)
            row["method"] = .string(request.method)
            row["host"] = .string(url.host)
            row["path"] = .string(url.path + request.path)
            row["query"] = .string(request.query)
            row["request_type"] = text(request.contentType)
            row["request"] = body(request.body)
        }
        let answer = entry.answer
        row["status"] = .number(.init(answer.status))
        row["response_type"] = text(answer.headers["content-type"])
        row["response"] = body(answer.body)
        addOwn(entry, to: &row)
        addPictures(answer, to: &row, body)
        return row
    }

    /// What only a cache knows.
    static func addOwn(_ entry: ExportedEntry, to row: inout OpenAICache.JSON.Object) {
        let answer = entry.answer
        row["base"] = .string(entry.base)
        row["key"] = .string(entry.key.description)
        row["seed"] = entry.seed.map { .number(.init($0)) } ?? .null
        row["recorded"] = Moment.text(answer.recordedAt).map { .string($0) } ?? .number(.init(Int(answer.recordedAt)))
        row["run_ms"] = milliseconds(answer.runMicroseconds)
        addHeaders(answer, to: &row)
        if !answer.pieces.isEmpty { row["pieces"] = pieces(answer.pieces) }
        let marks = RowNames.marks.filter { entry.marks.contains($0.mark) }
        if !marks.isEmpty { row["marks"] = .array(marks.map { .string($0.name) }) }
        if let origin = RowNames.origins.first(where: { $0.origin == answer.origin }) {
            row["origin"] = .string(origin.name)
        }
    }

    /// Each as its length and, in microseconds, when it came.
    static func pieces(_ pieces: [OpenAICache.RecordedAnswer.Piece]) -> OpenAICache.JSON {
        .array(
            pieces.map { piece in
                [.number(.init(piece.byteCount)), .number(.init(Int(clamping: piece.microseconds)))]
            })
    }

    private static func addHeaders(_ answer: OpenAICache.RecordedAnswer, to row: inout OpenAICache.JSON.Object) {
        let others = answer.headers.filter { $0.key != "content-type" }.sorted { $0.key < $1.key }
        guard !others.isEmpty else { return }
        row["headers"] = .object(others.reduce(into: [:]) { $0[$1.key] = .string($1.value) })
    }

    static func addPictures(
        _ answer: OpenAICache.RecordedAnswer, to row: inout OpenAICache.JSON.Object, _ body: (Data) -> OpenAICache.JSON
    ) {
        guard !answer.pictures.isEmpty else { return }
        row["pictures"] = .array(
            answer.pictures.map { picture in
                ["url": .string(picture.url), "type": text(picture.contentType), "content": body(picture.content)]
            })
    }

    private static func text(_ text: String?) -> OpenAICache.JSON { text.map { .string($0) } ?? .null }

    /// With all digits: as a text, if a number can't have them.
    private static func milliseconds(_ microseconds: UInt64) -> OpenAICache.JSON {
        let fraction = String(microseconds % 1_000)
        let digits = String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
        var spelling = "\(microseconds / 1_000).\(digits)"
        while spelling.hasSuffix("0") { spelling.removeLast() }
        if spelling.hasSuffix(".") { spelling.removeLast() }
        guard let number = OpenAICache.JSON.Number(literal: spelling), number.description == spelling else {
            return .string(spelling)
        }
        return .number(number)
    }
}
