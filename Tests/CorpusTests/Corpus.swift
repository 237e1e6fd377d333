import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport

/// The recorded interactions that lie beside a developer's checkout; the package builds and tests without them.
struct Corpus {
    /// One interaction.
    struct Row: Decodable {
        struct Body: Decodable {
            var text: String?
            var base64: String?

            var data: Data { text.map { Data($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) } ?? Data() }
        }

        var method: String
        var path: String
        var query: String
        var requestType: String?
        var request: Body
        var status: Int
        var responseType: String?
        var response: Body

        /// What the judge says of the answer.
        var verdict: OpenAICache.AnswerJudge.Verdict {
            let asked = try? OpenAICache.JSON(parsing: request.data)
            return OpenAICache.AnswerJudge.judge(
                method: method, path: path, requestedStream: asked?["stream"]?.boolValue ?? false, status: status,
                contentType: responseType, body: response.data)
        }

        var key: OpenAICache.RequestKey {
            OpenAICache.RequestIdentity(
                method: method, address: .init(base: "", path: path, query: query),
                body: .init(request.data, contentType: requestType)
            ).key
        }

        /// Whether it is none to hand out.
        var isFailure: Bool {
            if case .failure = verdict { true } else { false }
        }
    }

    let rows: [Row]

    /// - Parameter name: of the file, without its extension.
    init(_ name: String = "recorded") throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        rows = try Data(contentsOf: RecordedCorpus.file(name)).split(
            separator: UInt8(ascii: "\n")
        )
        .map { try decoder.decode(Row.self, from: $0) }
    }

    /// Serves each request its recorded answers in turn.
    func serve(on api: LoopbackAPI) {
        var queues: [String: [LoopbackAPI.Reply]] = [:]
        for row in rows {
            let key = Self.key(row.method, row.path, row.query, row.request.data)
            let reply = LoopbackAPI.Reply.data(
                row.response.data, contentType: row.responseType ?? "application/json", status: row.status)
            queues[key, default: []].append(reply)
        }
        let turns = Turns(queues)
        for method in ["GET", "POST", "DELETE"] {
            for depth in 1...6 {
                for prefix in ["", ".."] {
                    let path = prefix + String(repeating: "/*", count: depth)
                    api.answer(method, path, needsKey: false) { request in
                        turns.next(
                            Self.key(request.method, Self.wholePath(request.path), request.query, request.body))
                    }
                }
            }
        }
    }

    private static func wholePath(_ path: String) -> String {
        path.hasPrefix("..") ? String(path.dropFirst(2)) : "/v1" + path
    }

    private static func key(_ method: String, _ path: String, _ query: String, _ body: Data) -> String {
        let canonical = (try? OpenAICache.JSON(parsing: body))?.canonicalData() ?? body
        return "\(method) \(path)?\(query) \(String(decoding: canonical, as: UTF8.self))"
    }

    private final class Turns: @unchecked Sendable {
        private let lock = NSLock()
        private let queues: [String: [LoopbackAPI.Reply]]
        private var turns: [String: Int] = [:]

        init(_ queues: [String: [LoopbackAPI.Reply]]) {
            self.queues = queues
        }

        func next(_ key: String) -> LoopbackAPI.Reply {
            lock.withLock {
                guard let queue = queues[key] else { return .error(404, "not in the corpus") }
                defer { turns[key, default: 0] += 1 }
                return queue[turns[key, default: 0] % queue.count]
            }
        }
    }
}
