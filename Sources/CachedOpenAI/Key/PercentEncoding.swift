import Foundation

nonisolated extension OpenAICache {
    /// One spelling for a URL's path or query, of all that mean the same.
    package enum PercentEncoding {
        private static let unreserved = table("-._~")
        private static let digits = Array("0123456789ABCDEF".utf8)
        private static let allowedInPath = table("-._~!$&'()*+,;=:@/")

        /// Escaped is what has to be, with digits in capitals (RFC 3986, section 6.2.2).
        package static func normalized(path: String) -> String {
            normalized(path, asItIs: allowedInPath, hasPlus: false)
        }

        /// As servers read a query: what is escaped means itself, and a plus is a space (the URL Standard's
        /// `application/x-www-form-urlencoded`).
        static func normalized(queryItem: String) -> String {
            queryItem.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { normalized(String($0), asItIs: unreserved, hasPlus: true) }.joined(separator: "=")
        }

        private static func normalized(_ text: String, asItIs: [Bool], hasPlus: Bool) -> String {
            var result: [UInt8] = []
            var rest = Array(text.utf8)[...]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%"), let escaped = takeByte(&rest) {
                    append(escaped, asItIs: unreserved[Int(escaped)], to: &result)
                } else if byte == UInt8(ascii: "+") && hasPlus {
                    append(UInt8(ascii: " "), asItIs: false, to: &result)
                } else {
                    append(byte, asItIs: asItIs[Int(byte)], to: &result)
                }
            }
            return String(decoding: result, as: UTF8.self)
        }

        private static func takeByte(_ rest: inout [UInt8].SubSequence) -> UInt8? {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard rest.count >= 2, !digits.hasPrefix("+"), let byte = UInt8(digits, radix: 16) else { return nil }
            rest = rest.dropFirst(2)
            return byte
        }

        private static func append(_ byte: UInt8, asItIs: Bool, to result: inout [UInt8]) {
            if asItIs { return result.append(byte) }
            result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }

        private static func table(_ marks: String) -> [Bool] {
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
            let allowed = Set((letters + marks).utf8)
            return (0..<256).map { allowed.contains(UInt8($0)) }
        }
    }
}
