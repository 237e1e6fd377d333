import Foundation

nonisolated extension OpenAI {
    /// What came in the place of an event stream, or after its last event.
    struct UnstreamedAnswer {
        let body: Data
        let head: OpenAICache.ResponseHead?

        /// The events that a stream would have been.
        ///
        /// - Parameter isAlone: whether there was no event; after one, only an error counts.
        /// - Throws: the error that the answer is, or an `APIResponseValidationError` that shows it.
        func events(of type: any APIObject.Type, isAlone: Bool) throws -> [JSON] {
            if Self.isBlank(body) { return [] }
            if let error = OpenAICache.StrayText(body).error { throw ErrorMapping.error(error, head, body: body) }
            guard isAlone else { return [] }
            guard let answers = jsons else {
                guard let events = Self.element(type)?.events(ofText: text), !isPage else { throw mismatch(type) }
                return events
            }
            return try answers.flatMap { answer in
                guard let events = Self.element(type)?.events(ofWhole: answer) else { throw mismatch(type) }
                return events
            }
        }

        private static let advice =
            "Check the base URL (OPENAI_BASE_URL), and whether this server can stream what the model answers."

        /// Says what came and what to do.
        func mismatch(_ type: Any.Type) -> APIResponseValidationError {
            if !Self.isBlank(body) { return mismatch(with: "a stream of \(type)") }
            return APIResponseValidationError(
                message: "The stream ended without a single event. Try again. \(Self.advice)", body: body)
        }

        /// - Parameter expected: such as `sound`.
        func mismatch(with expected: String) -> APIResponseValidationError {
            let kind = head?.headers["content-type"].map { " (\(OpenAICache.OneLine.of($0, most: 60)))" } ?? ""
            let beginning = String(decoding: body.prefix(1000), as: UTF8.self)
            let start = OpenAICache.OneLine.of(beginning.trimmingCharacters(in: .whitespacesAndNewlines), most: 200)
            let shown = start.isEmpty ? "It is empty" : "It begins: \(start)"
            return APIResponseValidationError(
                message: "The answer\(kind) is not \(expected). \(shown). \(Self.advice)", body: body)
        }

        /// One JSON text, or one a line.
        private var jsons: [JSON]? {
            if let json = try? JSON(reading: body) { return json.arrayValue ?? [json] }
            var jsons: [JSON] = []
            for line in body.split(separator: UInt8(ascii: "\n")) where !Self.isBlank(line) {
                guard let json = try? JSON(reading: Data(line)) else { return nil }
                jsons.append(json)
            }
            return jsons
        }

        private var text: String { String(decoding: body, as: UTF8.self) }

        private var isPage: Bool {
            body.first { !Self.isSpace($0) } == UInt8(ascii: "<")
                || head?.headers["content-type"]?.lowercased().contains("html") == true
        }

        private static func element(_ type: any APIObject.Type) -> (any StreamElement.Type)? {
            type as? any StreamElement.Type
        }

        static func isSpace(_ byte: UInt8) -> Bool {
            byte == 0x20 || (0x09...0x0D).contains(byte)
        }

        static func isBlank(_ data: Data) -> Bool {
            data.allSatisfy(isSpace)
        }
    }
}
