import Foundation

nonisolated extension OpenAI {
    /// An answer that is JSON or, if another format was asked for, plain text.
    enum TextAnswer {
        /// Plain text becomes the field `text`.
        static func read<Object: APIObject>(_ answer: OpenAICache.Answer) throws -> Object {
            do {
                return try Object(payload: Payload(try json(of: answer), response: ResponseInfo(answer)))
            } catch {
                throw ErrorMapping.invalid(answer.body, of: Object.self, error)
            }
        }

        private static func json(of answer: OpenAICache.Answer) throws -> JSON {
            let isJSON = answer.head.headers["content-type"]?.lowercased().contains("json") ?? false
            let json = Result { try JSON(reading: answer.body) }
            if case .success(let json) = json, json.objectValue != nil { return json }
            let text = String(decoding: answer.body, as: UTF8.self)
            guard isJSON else { return ["text": .string(text)] }
            return try labelledJSON(json, text)
        }

        /// Some servers call a text JSON: in quotes, or as it is. What begins like JSON and can't be read is broken.
        private static func labelledJSON(_ json: Result<JSON, any Swift.Error>, _ text: String) throws -> JSON {
            if case .success(.string(let quoted)) = json { return ["text": .string(quoted)] }
            let start = text.first { !$0.isWhitespace }
            if let start, !"{[\"<".contains(start) { return ["text": .string(text)] }
            return try json.get()
        }
    }
}
