import CacheContents
import CachedOpenAI
import Foundation

/// Writes an HTTP Archive (HAR 1.2). Browsers ignore names that begin with `_`: under `_cachedOpenAI` stands what only a
/// cache knows.
struct HARWriter: ExchangeWriter {
    private typealias JSON = OpenAICache.JSON

    static let ownName = "_cachedOpenAI"
    /// Says that a request's body is base64, for which HAR has no word.
    static let requestCoding = "_requestEncoding"

    private var isFirst = true

    mutating func start(_ write: (Data) throws -> Void) throws {
        let creator: JSON = ["name": "cached-openai", "version": .string(OpenAICache.version)]
        try write(Data("{\"log\":{\"version\":\"1.2\",\"creator\":\(creator),\"pages\":[],\"entries\":[".utf8))
    }

    mutating func append(_ entry: ExportedEntry, _ write: (Data) throws -> Void) throws {
        try write(Data((isFirst ? "\n" : ",\n").utf8) + HarmlessJSON.data(Self.json(entry)))
        isFirst = false
    }

    mutating func end(_ write: (Data) throws -> Void) throws {
        try write(Data("\n]}}\n".utf8))
    }

    private static func json(_ entry: ExportedEntry) -> JSON {
        let answer = entry.answer
        let run = Double(answer.runMicroseconds) / 1_000
        let wait = answer.pieces.first.map { min(Double($0.microseconds) / 1_000, run) } ?? run
        return [
            "startedDateTime": .string(Moment.text(answer.recordedAt) ?? "1970-01-01T00:00:00.000000Z"),
            "time": .number(.init(run)), "request": request(entry), "response": response(answer), "cache": [:],
            "timings": ["send": 0, "wait": .number(.init(wait)), "receive": .number(.init(run - wait))],
            ownName: own(entry),
        ]
    }

    private static func own(_ entry: ExportedEntry) -> JSON {
        var own: JSON.Object = [:]
        RowWriter.addOwn(entry, to: &own)
        RowWriter.addPictures(entry.answer, to: &own, RecordedBody.json)
        own["request_type"] = entry.request?.contentType.map { .string($0) }
        own["response_type"] = entry.answer.headers["content-type"].map { .string($0) }
        return .object(own)
    }

    private static func request(_ entry: ExportedEntry) -> JSON {
        let request = entry.request
        var json: JSON.Object = [
            "method": .string(request?.method ?? ""), "url": .string(entry.url ?? entry.base),
            "httpVersion": "HTTP/1.1", "cookies": [], "headers": headers(contentType: request?.contentType),
            "queryString": queryString(request?.query ?? ""), "headersSize": -1,
            "bodySize": .number(.init(request?.body.count ?? 0)),
        ]
        if let request, !request.body.isEmpty { addBody(of: request, to: &json) }
        return .object(json)
    }

    private static func addBody(of request: OpenAICache.RecordedRequest, to json: inout JSON.Object) {
        let body = RecordedBody.json(request.body)
        json["postData"] = [
            "mimeType": .string(request.contentType ?? ""), "text": body["text"] ?? body["base64"] ?? "",
        ]
        if body["text"] == nil { json[requestCoding] = "base64" }
    }

    private static func queryString(_ query: String) -> JSON {
        .array(
            query.split(separator: "&").map { item in
                let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    .map { $0.removingPercentEncoding ?? String($0) }
                return ["name": .string(parts[0]), "value": .string(parts.count > 1 ? parts[1] : "")]
            })
    }

    private static func headers(contentType: String?) -> JSON {
        .array(contentType.map { [["name": "Content-Type", "value": .string($0)]] } ?? [])
    }

    private static func response(_ answer: OpenAICache.RecordedAnswer) -> JSON {
        let body = RecordedBody.json(answer.body)
        var content: JSON.Object = [
            "size": .number(.init(answer.body.count)), "mimeType": .string(answer.headers["content-type"] ?? ""),
            "text": body["text"] ?? body["base64"] ?? "",
        ]
        if body["text"] == nil { content["encoding"] = "base64" }
        return [
            "status": .number(.init(answer.status)), "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
            "headers": .array(
                answer.headers.sorted { $0.key < $1.key }.map { ["name": .string($0.key), "value": .string($0.value)] }),
            "content": .object(content), "redirectURL": "", "headersSize": -1,
            "bodySize": .number(.init(answer.body.count)),
        ]
    }
}
