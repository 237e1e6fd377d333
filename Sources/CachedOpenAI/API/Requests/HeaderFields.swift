import Foundation

nonisolated extension OpenAI {
    /// The headers of a request. Their names are compared without case, and what is set later takes the place of what was
    /// set before.
    struct HeaderFields {
        private static let nameMarks = "!#$%&'*+-.^_`|~"

        private var fields: [String: (name: String, value: String)] = [:]

        var dictionary: [String: String] {
            var dictionary: [String: String] = [:]
            for field in fields.values { dictionary[field.name] = field.value }
            return dictionary
        }

        subscript(_ name: String) -> String? { fields[name.lowercased()]?.value }

        mutating func set(_ name: String, _ value: String?) {
            guard let value = value?.trimmingCharacters(in: .whitespacesAndNewlines) else { return }
            fields[name.lowercased()] = (name, value)
        }

        /// In an order of their own: a dictionary's would be chance.
        mutating func set(_ more: [String: String]) {
            for (name, value) in more.sorted(by: { $0.key < $1.key }) { set(name, value) }
        }

        /// A key that is blank is none.
        mutating func removeBlank(_ names: String...) {
            for name in names where self[name]?.isEmpty == true { fields[name] = nil }
        }

        /// Why they can't be sent: the system would leave such a header out without a word (RFC 9110, 5.5).
        var problem: String? {
            for (name, value) in fields.values.sorted(by: { $0.name < $1.name }) {
                if let reason = Self.problem(name, value) {
                    return
                        "The header \"\(Excerpt.of(name, most: 100))\" can't be sent: \(reason). Check where it comes from."
                }
            }
            return nil
        }

        private static func problem(_ name: String, _ value: String) -> String? {
            let isName =
                !name.isEmpty
                && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || nameMarks.contains($0)) }
            if !isName { return "its name is none" }
            let isValue = value.unicodeScalars.allSatisfy { $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F }
            return isValue ? nil : "its value holds a line end or another control character"
        }
    }
}
