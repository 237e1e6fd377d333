import Foundation

nonisolated extension OpenAICache {
    /// Says on standard error what a client sends and what comes back, as `OPENAI_LOG` asks for it. Keys are masked.
    final class TrafficLog: AnswerSink {
        /// What is to be said, and where.
        final class Wish: Sendable {
            /// What is sent, too.
            let isDetailed: Bool
            let say: @Sendable (String) -> Void

            /// - Parameter text: the variable's: `info` is a line for each answer, `debug` has more; else nil.
            init?(_ text: String?, say: @escaping @Sendable (String) -> Void = { StandardError.write(line: $0) }) {
                guard let text = text?.lowercased(), text == "info" || text == "debug" else { return nil }
                isDetailed = text == "debug"
                self.say = say
            }
        }

        private static let mostOfBody = 2_000

        private let say: @Sendable (String) -> Void
        private let place: String
        private let startedAt = Clock.microseconds
        private let head = Locked<ResponseHead?>(nil)
        private let sink: any AnswerSink

        /// Nil if nothing is to be said.
        init?(_ call: Call, _ outgoing: RequestBody, _ sink: any AnswerSink) {
            guard let wish = call.log else { return nil }
            say = wish.say
            place = Self.place(call)
            self.sink = sink
            if wish.isDetailed { say(Self.sent(call, outgoing)) }
        }

        func receive(head: ResponseHead) {
            self.head.withLock { $0 = head }
            sink.receive(head: head)
        }

        func receive(piece: Data, at microseconds: UInt64) {
            sink.receive(piece: piece, at: microseconds)
        }

        func end(_ outcome: Result<Ending, any Error>) {
            let seconds = Double((Clock.microseconds &- startedAt) / 10_000) / 100
            say("OPENAI_LOG \(place) \(Self.text(outcome, head.withLock { $0 })), \(seconds) s")
            sink.end(outcome)
        }

        func waits(_ wait: RetryWait) {
            say("OPENAI_LOG \(place) \(wait.text(count: 1))")
        }

        static func replayed(_ call: Call) -> String { "OPENAI_LOG \(place(call)) from the cache" }

        private static func text(_ outcome: Result<Ending, any Error>, _ head: ResponseHead?) -> String {
            if case .failure(let error) = outcome {
                let reason = (error as? URLError)?.localizedDescription ?? "\(error)"
                return "failed (\(OneLine.of(SentSecrets.remembered.hidden(in: reason), most: 400)))"
            }
            let id = head?.headers["x-request-id"].map { " (request ID \(OneLine.of($0, most: 100)))" } ?? ""
            return "status \(head?.status ?? 0)\(id)"
        }

        /// The method and the URL, whose query holds no key.
        private static func place(_ call: Call) -> String {
            let query = call.address.query.isEmpty ? "" : "?\(call.address.query)"
            return OneLine.of("\(call.method) \(call.address.base)\(call.address.path)\(query)", most: 400)
        }

        private static func sent(_ call: Call, _ outgoing: RequestBody) -> String {
            let headers = SentSecrets.masked(call.headers).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            let (body, contentType) = outgoing.encoded
            let isText = contentType?.hasPrefix("application/json") ?? false
            let text = isText ? SentSecrets.remembered.hidden(in: String(decoding: body, as: UTF8.self)) : ""
            let shown = isText ? OneLine.of(text, most: mostOfBody) : "\(body.count) bytes"
            let head = OneLine.of(headers.joined(separator: ", "), most: mostOfBody)
            return "OPENAI_LOG \(place(call)) sent; headers: \(head); body: \(shown)"
        }
    }
}
