import Foundation

nonisolated extension OpenAI {
    /// Reads what a model wrote by a schema.
    enum StructuredText {
        static func value<Value: Decodable>(of text: String, as type: Value.Type) throws -> Value {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .custom { try date($0) }
            let data = Data(text.utf8)
            do {
                return try decoder.decode(type, from: data)
            } catch Swift.DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
                let reason = (try? JSON(parsing: data)) == nil ? notJSON : context.debugDescription
                throw Swift.DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: reason))
            }
        }

        private static let notJSON = "it is not valid JSON (in dev mode, overwriteCache: true asks for another answer)"

        private static func date(_ decoder: any Swift.Decoder) throws -> Foundation.Date {
            let text = try decoder.singleValueContainer().decode(String.self)
            if let date = DateText.date(text) { return date }
            throw Swift.DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\"\(Excerpt.of(text, most: 80))\" is not a date of ISO 8601, "
                        + "such as 2026-03-01T10:00:00Z"))
        }
    }
}
