import Foundation

nonisolated extension OpenAI {
    /// Asks for an object again and again until it is made.
    ///
    /// What isn't made yet isn't kept: recorded is the object that was made, which a replay gives at once.
    struct Polling {
        /// An old recording may hold states on the way, and nothing else.
        private static let mostReplays = 100
        private static let usualSeconds = 1.0

        let client: OpenAI
        /// Nil: as often as the server says, or every second.
        let milliseconds: Int?
        /// Nil: as long as it takes.
        var mostSeconds: Double?

        /// - Parameter made: what was asked for before, with the same options.
        func result<Object: APIObject>(
            of request: Request, after made: (any APIObject)? = nil,
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Object {
            let pace = Pace(self, request, after: made)
            try await Self.sleep(pace.secondsBefore(made))
            while true {
                let object = try await client.send(pace.request, as: Object.self)
                guard let seconds = try pace.seconds(after: object) else { return object }
                try await Self.sleep(seconds)
            }
        }

        /// As `result(of:after:)`; the thread waits.
        func blockingResult<Object: APIObject>(of request: Request, after made: (any APIObject)? = nil) throws -> Object
        {
            let pace = Pace(self, request, after: made)
            Foundation.Thread.sleep(forTimeInterval: pace.secondsBefore(made))
            while true {
                let object = try client.sendBlocking(pace.request, as: Object.self)
                guard let seconds = try pace.seconds(after: object) else { return object }
                Foundation.Thread.sleep(forTimeInterval: seconds)
            }
        }

        /// The options of a call without what is said of its body and query, for another call that belongs to it.
        static func plain(_ options: RequestOptions) -> RequestOptions {
            var options = options
            (options.body, options.query) = ([:], [:])
            return options
        }

        private static func sleep(
            _ seconds: Double, isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws {
            try _Concurrency.Task.checkCancellation()
            if seconds > 0 { try await _Concurrency.Task.sleep(nanoseconds: UInt64(Swift.min(seconds, 1e9) * 1e9)) }
        }

        /// When it is asked again.
        private final class Pace {
            let request: Request
            private let milliseconds: Int?
            private let mostSeconds: Double?
            private let isDelayed: Bool
            private let startedAt = OpenAICache.Clock.microseconds
            private var replayCount = 0

            init(_ polling: Polling, _ request: Request, after made: (any APIObject)?) {
                var request = request
                if made != nil { request.options = Polling.plain(request.options) }
                // The server then says how often it wants to be asked.
                request.options.headers["X-Stainless-Poll-Helper"] = "true"
                self.request = request
                milliseconds = polling.milliseconds
                mostSeconds = polling.mostSeconds
                isDelayed = request.options.delay ?? polling.client.engine.settings.delaysResponses
            }

            /// A replay with delays takes some time, as it first did.
            func secondsBefore(_ made: (any APIObject)?) -> Double {
                made?.response?.isReplay == true && isDelayed ? interval(nil) : 0
            }

            /// Nil if the object is made.
            func seconds(after object: some APIObject) throws -> Double? {
                guard let state = OpenAICache.UnfinishedStates.state(of: object.json, path: request.path.text) else {
                    return nil
                }
                let seconds = interval(object.response)
                let passed = Double(OpenAICache.Clock.microseconds &- startedAt) / 1e6
                if let mostSeconds, passed + seconds > mostSeconds {
                    throw fault(state, "after \(Int(passed)) s. Wait longer, or ask again later")
                }
                guard object.response?.isReplay == true else { return seconds }
                replayCount += 1
                if replayCount > Polling.mostReplays { throw fault(state, "in all that is recorded. Record it anew") }
                return isDelayed ? seconds : 0
            }

            private func interval(_ response: ResponseInfo?) -> Double {
                let asked = response?.headers["openai-poll-after-ms"].flatMap { Int($0) }
                guard let milliseconds = milliseconds ?? asked else { return Polling.usualSeconds }
                return Double(Swift.max(milliseconds, 0)) / 1000
            }

            private func fault(_ state: String, _ text: String) -> OpenAIError {
                OpenAIError(message: "\(request.path.text) is still \(Excerpt.of(state, most: 40)) \(text).")
            }
        }
    }
}
