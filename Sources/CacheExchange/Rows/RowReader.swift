import CachedOpenAI
import Foundation

/// Reads a row: our own, or another program's, which lacks what only a cache knows.
struct RowReader {
    private let row: OpenAICache.JSON.Object
    private let body: (OpenAICache.JSON?) throws -> Data?

    /// - Parameter body: how bytes are read.
    /// - Throws: `LeftOut` for what is no object.
    init(
        _ json: OpenAICache.JSON, body: @escaping (OpenAICache.JSON?) throws -> Data? = RecordedBody.data
    ) throws {
        guard let row = json.objectValue else { throw LeftOut.unreadable("no JSON object") }
        self.row = row
        self.body = body
    }

    /// - Throws: `LeftOut`, if something that is needed is missing or broken.
    func exchange(at place: SourcePlace) throws -> Exchange {
        guard let content = try body(row["response"]) else { throw LeftOut.noAnswer }
        guard let status = row["status"]?.intValue, (100...999).contains(status) else {
            throw LeftOut.unreadable("it has no status")
        }
        var answer = OpenAICache.RecordedAnswer(
            status: status, headers: headers, body: content, runMicroseconds: try runMicroseconds,
            recordedAt: try recordedAt ?? 0, origin: row["base"] == nil ? .imported : origin)
        answer.pieces = try pieces
        answer.pictures = try pictures
        var exchange = Exchange(question: try question, answer: answer, place: place)
        exchange.isTimed = row["pieces"] != nil
        exchange.isDated = row["recorded"] != nil
        exchange.isOwn = row["base"] != nil
        exchange.statedKey = row["key"]?.stringValue.flatMap { OpenAICache.RequestKey(hexadecimal: $0) }
        exchange.marks = marks
        if let seed = row["seed"] { exchange.seed = .stated(try self.seed(seed)) }
        return exchange
    }

    private func seed(_ json: OpenAICache.JSON) throws -> Int? {
        if json.isNull { return nil }
        guard let seed = json.intValue else { throw LeftOut.unreadable("its seed is no integer") }
        return seed
    }

    // MARK: The request

    private var question: Exchange.Question {
        get throws {
            guard let method = row["method"]?.stringValue, !method.isEmpty else {
                guard let base = row["base"]?.stringValue, row["key"] != nil else {
                    throw LeftOut.unreadable("it has no method")
                }
                return .leftOut(base: base)
            }
            return .request(
                .init(
                    method: method, target: try target, contentType: row["request_type"]?.stringValue,
                    body: try body(row["request"])))
        }
    }

    private var target: Exchange.Target {
        get throws {
            guard let path = row["path"]?.stringValue, path.hasPrefix("/") else {
                throw LeftOut.unreadable("it has no path")
            }
            let query = row["query"]?.stringValue ?? ""
            if let base = row["base"]?.stringValue {
                guard let below = BaseParts(base).path(below: path) else {
                    throw LeftOut.unreadable("its path is not below its base URL")
                }
                return .address(base: base, path: below, query: query)
            }
            guard let host = row["host"]?.stringValue, !host.isEmpty else {
                throw LeftOut.unreadable("it has no host")
            }
            return .url("https://\(host)\(path)" + (query.isEmpty ? "" : "?\(query)"))
        }
    }

    // MARK: The answer

    private var headers: [String: String] {
        let others = row["headers"]?.objectValue ?? [:]
        var headers = others.reduce(into: [String: String]()) { $0[$1.key.lowercased()] = $1.value.stringValue }
        headers["content-type"] = row["response_type"]?.stringValue
        return headers
    }

    private var recordedAt: Int64? {
        get throws {
            guard let json = row["recorded"] else { return nil }
            guard let time = json.stringValue.flatMap({ Moment.of($0) }) ?? json.intValue.map({ Int64($0) }) else {
                throw LeftOut.unreadable("its time of recording is none")
            }
            return time
        }
    }

    private var runMicroseconds: UInt64 {
        get throws {
            guard let json = row["run_ms"], !json.isNull else { return 0 }
            guard let time = Self.microseconds(json.stringValue ?? json.description) else {
                throw LeftOut.unreadable("its run time is none")
            }
            return time
        }
    }

    /// Of milliseconds: with up to three decimals, exactly.
    private static func microseconds(_ text: String) -> UInt64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = ((parts.count == 2 ? parts[1] : "") + "000").prefix(3)
        guard parts.count <= 2, let whole = UInt64(parts[0]), let part = UInt64(fraction) else {
            return Double(text).flatMap { UInt64(exactly: ($0 * 1_000).rounded()) }
        }
        let (product, isTooLarge) = whole.multipliedReportingOverflow(by: 1_000)
        return isTooLarge ? nil : product &+ part
    }

    private var pieces: [OpenAICache.RecordedAnswer.Piece] {
        get throws {
            try (row["pieces"]?.arrayValue ?? []).map { json in
                guard let count = json[0]?.intValue, let time = json[1]?.intValue, count >= 0, time >= 0 else {
                    throw LeftOut.unreadable("a piece of its stream is no pair of numbers")
                }
                return .init(byteCount: count, microseconds: UInt64(time))
            }
        }
    }

    private var pictures: [OpenAICache.RecordedAnswer.Picture] {
        get throws {
            try (row["pictures"]?.arrayValue ?? []).map { json in
                guard let url = json["url"]?.stringValue, let content = try body(json["content"]) else {
                    throw LeftOut.unreadable("a picture lacks its URL or its content")
                }
                return .init(url: url, contentType: json["type"]?.stringValue, content: content)
            }
        }
    }

    private var marks: OpenAICache.Marks {
        let names = (row["marks"]?.arrayValue ?? []).compactMap(\.stringValue)
        return RowNames.marks.reduce(into: []) { if names.contains($1.name) { $0.formUnion($1.mark) } }
    }

    private var origin: OpenAICache.RecordedAnswer.Origin {
        RowNames.origins.first { $0.name == row["origin"]?.stringValue }?.origin ?? .recorded
    }
}
