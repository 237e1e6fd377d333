import CachedOpenAI
import Foundation

/// Joins the Batch API's output with the requests of its input, by `custom_id` alone.
struct BatchReader {
    private enum Request {
        /// Its line: as bytes it takes less room than as values.
        case one(line: Data)
        case several

        /// - Parameter earlier: with the same `custom_id`: a file that is named twice says the same twice.
        init(line: Data, after earlier: Request?) {
            switch earlier {
            case nil: self = .one(line: line)
            case .one(line)?: self = .one(line: line)
            case .one?, .several?: self = .several
            }
        }
    }

    private static let base = "https://api.openai.com/v1"

    private var requests: [String: Request] = [:]

    /// Whether a line is one of a batch's input.
    static func isInput(_ line: OpenAICache.JSON) -> Bool {
        line["custom_id"] != nil && line["url"]?.stringValue != nil && line["body"] != nil
    }

    /// Whether a line is one of a batch's output.
    static func isOutput(_ line: OpenAICache.JSON) -> Bool {
        line["custom_id"] != nil && line["url"] == nil && (line["response"] != nil || line["error"] != nil)
    }

    /// - Parameter inputs: the files with what was asked.
    init(inputs: [GivenFile]) throws {
        for file in inputs {
            try Lines(file: file).visitEach { _, line in
                guard let json = try? line.get(), let id = json["custom_id"]?.stringValue else { return }
                requests[id] = Request(line: json.data(), after: requests[id])
            }
        }
    }

    /// Reads a file with answers.
    func read(_ file: GivenFile, into sink: inout some ExchangeSink) throws {
        try Lines(file: file).visitEach { number, line in
            let place = SourcePlace(file: file.name, part: "line \(number)")
            try sink.take(at: place) { try exchange(line.get(), at: place) }
        }
    }

    private func exchange(_ line: OpenAICache.JSON, at place: SourcePlace) throws -> Exchange {
        let request = try request(of: line)
        guard line["error"]?.isNull ?? true else {
            throw LeftOut.failure(line["error"]?["message"]?.stringValue ?? "it tells an error")
        }
        guard let status = line["response"]?["status_code"]?.intValue, let body = line["response"]?["body"] else {
            throw LeftOut.noAnswer
        }
        var headers = ["content-type": "application/json"]
        headers["x-request-id"] = line["response"]?["request_id"]?.stringValue
        let answer = OpenAICache.RecordedAnswer(
            status: status, headers: headers, body: body.data(), recordedAt: 0, origin: .imported)
        return Exchange(question: .request(request), answer: answer, place: place)
    }

    private func request(of line: OpenAICache.JSON) throws -> Exchange.Request {
        switch line["custom_id"]?.stringValue.flatMap({ requests[$0] }) {
        case nil: throw LeftOut.noBatchRequest
        case .several: throw LeftOut.severalBatchRequests
        case .one(let line):
            guard let input = try? OpenAICache.JSON(parsing: line) else { throw LeftOut.noBatchRequest }
            let url = input["url"]?.stringValue ?? ""
            let whole = url.hasPrefix("/v1/") ? Self.base + url.dropFirst(3) : url
            return .init(
                method: input["method"]?.stringValue ?? "POST", target: .url(whole), contentType: "application/json",
                body: input["body"]?.data())
        }
    }
}
