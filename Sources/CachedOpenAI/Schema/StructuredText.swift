import Foundation

nonisolated extension OpenAI {
    /// Reads what a model wrote by a schema.
    enum StructuredText {
        static func value<Value: Decodable>(of text: String, as type: Value.Type) throws -> Value {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .custom { try date($0) }
            return try decoder.decode(type, from: Data(text.utf8))
        }

        /// ISO 8601, with fractions of seconds or without, or a day alone.
        private static func date(_ decoder: any Swift.Decoder) throws -> Foundation.Date {
            let text = try decoder.singleValueContainer().decode(String.self)
            let style = Foundation.Date.ISO8601FormatStyle()
            let fractions = Foundation.Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            for style in [style, fractions, style.year().month().day()] {
                if let date = try? style.parse(text) { return date }
            }
            throw Swift.DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no date of ISO 8601"))
        }
    }
}
