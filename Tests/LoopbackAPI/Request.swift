import Foundation

extension LoopbackAPI {
    /// A request as it arrived.
    public struct Request: Sendable {
        /// In capitals: `POST`.
        public let method: String
        /// Below the base, still percent-encoded: `/chat/completions`. What lies elsewhere is written as a
        /// relative URL would be: `../files/a.png` is `/files/a.png` of the host.
        public let path: String
        /// What stands after the question mark, still percent-encoded; empty if there is none.
        public let query: String
        /// In no particular order. Of a header sent several times, the last.
        public let headers: [(name: String, value: String)]
        /// Whole, with any chunked encoding taken off.
        public let body: Data
        /// When the last byte had been read.
        public let arrived: ContinuousClock.Instant

        /// The value of a header, whatever its capitals.
        public func header(_ name: String) -> String? {
            headers.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
        }

        /// The decoded value of the first query item of this name.
        public func queryValue(_ name: String) -> String? {
            var components = URLComponents()
            components.percentEncodedQuery = query
            return components.queryItems?.first { $0.name == name }?.value
        }

        /// The body as text.
        public var text: String {
            String(decoding: body, as: UTF8.self)
        }

        /// The body as a JSON object; nil if it is none.
        public var json: [String: Any]? {
            (try? JSONSerialization.jsonObject(with: body)) as? [String: Any]
        }

        var hasKey: Bool {
            header("Authorization")?.hasPrefix("Bearer sk-") ?? false
        }
    }
}
