import Foundation

nonisolated extension OpenAICache {
    /// The body of an answer that may name pictures by their URLs.
    package struct ImagesAnswer {
        private static let pathEndings = ["/images/generations", "/images/edits", "/images/variations"]
        private static let quote = UInt8(ascii: "\"")
        private static let backslash = UInt8(ascii: "\\")

        let body: Data

        package init(body: Foundation.Data) { self.body = body }

        package static func isExpected(at path: String) -> Bool {
            pathEndings.contains { path.hasSuffix($0) }
        }

        /// The URLs in `data[].url`, each once. What carries its content in itself (`data:`) is none.
        package var pictureURLs: [String] {
            guard let images = (try? JSON(reading: body))?["data"]?.arrayValue else { return [] }
            var found: [String] = []
            for case let url? in images.map({ $0["url"]?.stringValue }) {
                if !url.isEmpty && !url.lowercased().hasPrefix("data:") && !found.contains(url) { found.append(url) }
            }
            return found
        }

        /// The body with other strings in the place of some, and all else to the letter.
        package func replacing(_ replacements: [String: String]) -> Data {
            var result = Data(capacity: body.count)
            var rest = body[...]
            while let token = Self.nextString(in: rest) {
                result.append(rest[rest.startIndex..<token.lowerBound])
                let text = (try? JSON(reading: Data(rest[token])))?.stringValue
                if let other = text.flatMap({ replacements[$0] }) {
                    result.append(JSON.string(other).data())
                } else {
                    result.append(rest[token])
                }
                rest = rest[token.upperBound...]
            }
            result.append(rest)
            return result
        }

        /// Where the next JSON string is, with its quotes.
        private static func nextString(in bytes: Data) -> Range<Int>? {
            guard let start = bytes.firstIndex(of: quote) else { return nil }
            var index = start + 1
            while let end = bytes[index...].firstIndex(where: { $0 == quote || $0 == backslash }) {
                if bytes[end] == quote { return start..<end + 1 }
                index = end + 2
                if index > bytes.endIndex { return nil }
            }
            return nil
        }
    }
}
