import Foundation

nonisolated extension OpenAICache {
    /// What must not be shown, should a server repeat it: the keys of a request, and of the clients that were made.
    struct SentSecrets {
        typealias Spelling = (text: Data, mask: Data)

        /// In characters; shorter ones would be found in any text. Half as long is enough for what isn't a word.
        private static let shortest = 8
        private static let shortestOfTelling = 16
        private static let known = Locked<[(value: String, spellings: [Spelling])]>([])

        /// The longest first.
        private let spellings: [Spelling]

        private init(_ spellings: [Spelling]) {
            self.spellings = spellings.sorted { $0.text.count > $1.text.count }
        }

        init(_ call: Call) {
            let url = URLComponents(url: call.url, resolvingAgainstBaseURL: true)
            // A key that a function gave is remembered, and not among the headers.
            let given = call.authorization == nil ? [] : Self.remembered.spellings
            self.init(Self.values(call.headers, url).flatMap(Self.spellings) + given)
        }

        // MARK: Those that stay known

        /// What a part of an answer repeats when its call is long over.
        static var remembered: SentSecrets { SentSecrets(known.withLock { $0 }.flatMap(\.spellings)) }

        /// The newest hundred are remembered.
        static func remember(headers: [String: String], query: [String: String], baseURL: String = "") {
            var parts = URLComponents(string: baseURL) ?? URLComponents()
            let items = query.map { Foundation.URLQueryItem(name: $0.key, value: $0.value) }
            parts.queryItems = (parts.queryItems ?? []) + items
            let values = values(headers, parts)
            known.withLock { known in
                for value in values where !known.contains(where: { $0.value == value }) {
                    known = known.suffix(99) + [(value, spellings(of: value))]
                }
            }
        }

        // MARK: Hiding

        /// Headers or query items with the secret ones masked.
        static func masked(_ fields: [String: String]) -> [String: String] {
            var fields = fields
            for (name, value) in fields where isSecret(name, value) { fields[name] = "…" }
            return fields
        }

        private static func isSecret(_ name: String, _ value: String) -> Bool {
            SecretNames.contain(name) || SecretNames.contain(queryItem: "\(name)=\(value)")
        }

        /// Made-up keys for local servers are short, and are words that an answer may hold.
        func areIn(_ data: Data) -> Bool {
            spellings.contains { $0.text.count >= Self.shortestOfTelling && data.range(of: $0.text) != nil }
        }

        func hidden(in text: String) -> String {
            String(decoding: masked(Data(text.utf8)), as: UTF8.self)
        }

        /// Escapes of JSON don't show what they stand for, but a program reads it.
        func hidden(in data: Data) -> Data {
            let masked = masked(data)
            guard masked.contains(UInt8(ascii: "\\")), let json = try? JSON(parsing: masked) else { return masked }
            let plain = Data(json.description.utf8)
            let hidden = self.masked(plain)
            return hidden == plain ? masked : hidden
        }

        func hidden(in json: JSON) -> JSON {
            let plain = Data(json.description.utf8)
            let hidden = masked(plain)
            return hidden == plain ? json : (try? JSON(parsing: hidden)) ?? .null
        }

        private func masked(_ data: Data) -> Data {
            spellings.reduce(data) { data, spelling in
                var rest = data[...]
                var masked = Data()
                while let place = rest.range(of: spelling.text) {
                    masked += rest[..<place.lowerBound] + spelling.mask
                    rest = rest[place.upperBound...]
                }
                return masked.isEmpty ? data : masked + rest
            }
        }

        // MARK: Finding

        private static func values(_ headers: [String: String], _ url: URLComponents?) -> [String] {
            var values: [String] = []
            for (name, value) in headers where SecretNames.contain(name) {
                let words = value.split { " ;,=".contains($0) }.map(String.init)
                values += [value] + words + words.flatMap(decoded)
            }
            values += [url?.password, url?.percentEncodedPassword].compactMap { $0 }
            for item in (url?.percentEncodedQuery ?? "").split(separator: "&") {
                guard SecretNames.contain(queryItem: String(item)) else { continue }
                let value = String(item.drop { $0 != "=" }.dropFirst())
                values += [value, value.removingPercentEncoding ?? value]
            }
            return Array(Swift.Set(values.filter(isTelling)))
        }

        private static func isTelling(_ value: String) -> Bool {
            value.count >= shortest || value.count >= shortest / 2 && value.contains { !$0.isLetter }
        }

        /// The user and password of Basic authorization.
        private static func decoded(_ word: String) -> [String] {
            guard let data = Data(base64Encoded: word), let text = String(data: data, encoding: .utf8) else {
                return []
            }
            return [text] + text.split(separator: ":").map(String.init)
        }

        /// As a server may write a value: escaped, in base64, or only a half of it. Its beginning tells a person which
        /// one it was.
        private static func spellings(of value: String) -> [Spelling] {
            let bytes = Data(value.utf8)
            let escaped = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value
            let all = value.utf8.map { "%" + Hexadecimal.text(of: Data([$0])) }.joined()
            let base64 = String(bytes.base64EncodedString().prefix { $0 != "=" })
            let start = value.count < shortest ? "…" : "\(value.prefix(3))…"
            var texts = [(value, start), (escaped, start), (all, start), (all.uppercased(), start), (base64, start)]
            if value.count >= 2 * shortest {
                let half = value.count / 2
                texts += [(String(value.prefix(half)), start), (String(value.suffix(half)), "…")]
            }
            return texts.map { (Data($0.0.utf8), Data($0.1.utf8)) }
        }
    }
}
