import Foundation

nonisolated extension OpenAICache {
    /// The parameters behind a header's value, such as `boundary` in `multipart/form-data; boundary="x"` (RFC 9110, 5.6.6).
    struct HeaderParameters {
        private var values: [String: String] = [:]

        init(_ header: String) {
            var rest = Substring(header)
            while let semicolon = rest.firstIndex(of: ";") {
                rest = rest[rest.index(after: semicolon)...]
                guard let equals = rest.firstIndex(of: "=") else { return }
                let name = rest[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
                rest = rest[rest.index(after: equals)...]
                values[name] = Self.takeValue(&rest)
            }
        }

        subscript(name: String) -> String? { values[name] }

        private static func takeValue(_ rest: inout Substring) -> String {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard rest.first == "\"" else {
                let value = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(value.count)
                return value.trimmingCharacters(in: .whitespaces)
            }
            rest = rest.dropFirst()
            var value = ""
            while let character = rest.popFirst(), character != "\"" {
                value.append(character == "\\" ? rest.popFirst() ?? character : character)
            }
            return value
        }
    }
}
