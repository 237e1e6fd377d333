import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request as it comes through any door, with how it is to be handled.
    package struct Call: Sendable {
        package var method: String
        /// Where it is sent: with whatever secret its query holds.
        package var url: URL
        package var address: Address
        package var body: RequestBody
        package var headers: [String: String] = [:]
        package var timeout: Double = 600
        package var maxRetries = 0
        /// Tells the cache's answers apart and is never sent; comes before a seed in the body.
        package var cacheSeed: Int?
        var overwritesCache = false
        /// Fields of the body that say how the answer is written, where any way will do: recordings of requests without
        /// them answer, too.
        var waivedFields: Set<String> = []
        /// An error of the API's is kept, and replayed as such.
        var keepsFailure = false
        /// Nil: as the settings say.
        package var delaysResponse: Bool?
        /// How long a delay is, for as long as it first took: 0.5 for half as long.
        package var delayFactor = 1.0
        /// The request of another client, through `URLSession`: its answer is kept even if the pictures that it names
        /// can't be had, or if it is a stream that was asked for in words of its own.
        package var isForeign = false
        /// Pieces are wanted as they come.
        package var isStream = false
        /// How it is sent, with the body that may have lost its seed; nil: as the built-in client sends.
        var makeExchange: (@Sendable (RequestBody, any AnswerSink) -> any Startable)?
        /// Gives the header `Authorization` when the request is sent; nil: it is among the headers, or not needed.
        var authorization: (@Sendable () async throws -> String)?
        /// What is said of it on standard error.
        var log: TrafficLog.Wish?
        /// Why the request can't be sent, such as a missing key; nil if it can.
        package var obstacle: MissError.Obstacle?
        /// Why the key that is there can't be sent.
        var keyProblem: String?
        /// Where its turns are counted; nil: with those of all clients.
        package var cursors: Cursors?
        /// Hears which recorded answer it is given, before that is.
        package var onHit: (@Sendable (CacheStack.Hit) -> Void)?
        /// Hears why its answer is not kept, before that is given whole.
        package var onNotKept: (@Sendable (String) -> Void)?

        package init(method: String, url: Foundation.URL, address: Address, body: RequestBody) {
            self.method = method
            self.url = url
            self.address = address
            self.body = body
        }

        /// Whether the answer is to come as events.
        package var asksForStream: Bool {
            body.asksForStream || address.query.split(separator: "&").contains("stream=true")
        }

        /// What goes over the line.
        ///
        /// - Parameter outgoing: the body, which may have lost its seed.
        func request(sending outgoing: RequestBody) -> URLRequest {
            var request = URLRequest(url: url, timeoutInterval: timeout)
            request.httpMethod = method
            let (body, contentType) = outgoing.encoded
            if !body.isEmpty {
                request.httpBody = body
                request.setValue(contentType, forHTTPHeaderField: "Content-Type")
            }
            // The length follows from the body.
            for (name, value) in headers where name.lowercased() != "content-length" {
                request.setValue(value, forHTTPHeaderField: name)
            }
            return request
        }

        /// What is kept of it.
        var recorded: RecordedRequest {
            let (body, contentType) = body.kept.encoded
            return RecordedRequest(
                method: method, path: address.path, query: address.query, contentType: contentType, body: body)
        }

        /// For messages: what is asked for, such as `POST /chat/completions`.
        package var label: String { OneLine.of("\(method) \(address.path)", most: 120) }

        /// The first words of what is asked, in quotation marks behind the label, where there are some.
        package var title: String { QuestionLabel.of(body).map { "\(label) \"\($0)\"" } ?? label }
    }
}
