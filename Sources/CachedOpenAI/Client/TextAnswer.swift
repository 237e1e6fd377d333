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
            if isJSON { return try JSON(parsing: answer.body) }
            if let json = try? JSON(parsing: answer.body), json.objectValue != nil { return json }
            return ["text": .string(String(decoding: answer.body, as: UTF8.self))]
        }
    }
}
