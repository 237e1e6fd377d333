import Foundation

nonisolated extension OpenAICache {
    /// What of a request must not be shown, should a server repeat it in an error.
    struct SentSecrets {
        /// In characters; shorter ones would be found in any text.
        private static let shortest = 8
        private static let shortestOfTelling = 16

        private let values: [String]

        init(_ call: Call) {
            var values: [String] = []
            for (name, value) in call.headers where SecretNames.contain(name) {
                values += [value] + value.split { " ;,=".contains($0) }.map(String.init)
            }
            let parts = URLComponents(url: call.url, resolvingAgainstBaseURL: true)
            values += [parts?.password, parts?.percentEncodedPassword].compactMap { $0 }
            for item in (parts?.percentEncodedQuery ?? "").split(separator: "&") {
                guard SecretNames.contain(queryItem: String(item)) else { continue }
                let value = String(item.drop { $0 != "=" }.dropFirst())
                values += [value, value.removingPercentEncoding ?? value]
            }
            self.values = values.filter { $0.count >= Self.shortest }.sorted { $0.utf8.count > $1.utf8.count }
        }

        /// Made-up keys for local servers are short, and are words that an answer may hold.
        func areIn(_ data: Data) -> Bool {
            values.contains { $0.utf8.count >= Self.shortestOfTelling && data.range(of: Data($0.utf8)) != nil }
        }

        func hidden(in text: String) -> String {
            values.reduce(text) { $0.replacingOccurrences(of: $1, with: Self.mask($1)) }
        }

        func hidden(in data: Data) -> Data {
            values.reduce(data) { data, value in
                var data = data
                while let place = data.range(of: Data(value.utf8)) {
                    data.replaceSubrange(place, with: Data(Self.mask(value).utf8))
                }
                return data
            }
        }

        /// Its beginning tells a person which one it was.
        private static func mask(_ value: String) -> String { "\(value.prefix(3))…" }
    }
}
