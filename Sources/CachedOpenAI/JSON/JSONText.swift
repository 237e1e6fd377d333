import Foundation

nonisolated extension OpenAICache {
    /// Strings as JSON sees them: sequences of code points.
    ///
    /// Swift's `==` takes a composed and a decomposed é for the same; JSON and RFC 8785 do not.
    enum JSONText {
        static func areSame(_ one: String, _ other: String) -> Bool {
            guard one == other, one.utf8.count == other.utf8.count else { return false }
            return one.isEmpty || withBytes(one, other) { Foundation.memcmp($0.base, $1.base, $0.count) == 0 }
        }

        static func hash(_ text: String, into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(0xFF as UInt8)
        }

        /// Whether `one` comes before `other` by UTF-16 code units (RFC 8785, section 3.2.3).
        static func precedes(_ one: String, _ other: String) -> Bool {
            guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && !other.isEmpty }
            return withBytes(one, other) { first, second in
                let shared = Swift.min(first.count, second.count)
                var at = 0
                while at < shared && first.base[at] == second.base[at] { at &+= 1 }
                guard at < shared else { return first.count < second.count }
                return precedes(first.base[at], second.base[at])
            }
        }

        /// Surrogates (UTF-8 leads from 0xF0 on) sort below U+E000 to U+FFFF (leads 0xEE and 0xEF).
        private static func precedes(_ one: UInt8, _ other: UInt8) -> Bool {
            if one >= 0xEE && other >= 0xEE && (one >= 0xF0) != (other >= 0xF0) { return one >= 0xF0 }
            return one < other
        }

        private struct Bytes {
            let base: UnsafePointer<UInt8>
            let count: Int
        }

        /// Calls `body` with the bytes of two strings, neither of which is empty.
        private static func withBytes(_ one: String, _ other: String, _ body: (Bytes, Bytes) -> Bool) -> Bool {
            var one = one
            var other = other
            return one.withUTF8 { first in
                other.withUTF8 { second in
                    guard let firstBase = first.baseAddress, let secondBase = second.baseAddress else { return false }
                    return body(
                        Bytes(base: firstBase, count: first.count), Bytes(base: secondBase, count: second.count))
                }
            }
        }
    }
}
