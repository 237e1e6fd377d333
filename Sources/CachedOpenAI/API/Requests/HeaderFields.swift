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
            guard let value else { return }
            fields[name.lowercased()] = (name, Self.trimmed(value))
        }

        private static func trimmed(_ value: String) -> String {
            let ends = [value.utf8.first, value.utf8.last]
            let isBare = ends.allSatisfy { ($0 ?? 0) > 0x20 && ($0 ?? 0) < 0x7F }
            return isBare ? value : value.trimmingCharacters(in: .whitespacesAndNewlines)
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
            let problems = fields.values.compactMap { name, value in Self.problem(name, value).map { (name, $0) } }
            guard let (name, reason) = problems.min(by: { $0.0 < $1.0 }) else { return nil }
            return "The header \"\(Excerpt.of(name, most: 100))\" can't be sent: \(reason). Check where it comes from."
        }

        private static func problem(_ name: String, _ value: String) -> String? {
            if name.isEmpty || !name.utf8.allSatisfy(isOfName) { return "its name is none" }
            let isValue = value.utf8.allSatisfy { $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }
            return isValue ? nil : "its value holds a line end or another control character"
        }

        private static func isOfName(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: nameMarks.utf8.contains(byte)
            }
        }
    }
}
