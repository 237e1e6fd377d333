import Foundation

nonisolated extension OpenAICache {
    /// The parameters behind a header's value, such as `boundary` in `multipart/form-data; boundary="x"` (RFC 9110, 5.6.6).
    struct HeaderParameters {
        private var values: [String: String] = [:]

        init(_ header: String) {
            var rest = Substring(header).unicodeScalars
            while let semicolon = rest.firstIndex(of: ";") {
                rest = rest[rest.index(after: semicolon)...]
                let name = rest.prefix { $0 != "=" && $0 != ";" }
                rest = rest[name.endIndex...]
                guard rest.first == "=" else { continue }
                rest = rest.dropFirst()
                values[Substring(name).trimmingCharacters(in: .whitespaces).lowercased()] = Self.takeValue(&rest)
            }
        }

        subscript(name: String) -> String? { values[name] }

        /// By code points: a combining mark must not hide the quote that it follows.
        private static func takeValue(_ rest: inout Substring.UnicodeScalarView) -> String {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard rest.first == "\"" else {
                let value = rest.prefix { $0 != ";" }
                rest = rest[value.endIndex...]
                return Substring(value).trimmingCharacters(in: .whitespaces)
            }
            rest = rest.dropFirst()
            var value = String.UnicodeScalarView()
            while let scalar = rest.popFirst(), scalar != "\"" {
                value.append(scalar == "\\" ? rest.popFirst() ?? scalar : scalar)
            }
            return String(value)
        }
    }
}
