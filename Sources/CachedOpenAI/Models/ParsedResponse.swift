import Foundation

nonisolated extension OpenAI {
    /// A response whose text is a value of the program's own type. Everything a `Response` has can be read from it.
    @dynamicMemberLookup
    public struct ParsedResponse<Value: Swift.Decodable>: APIObject {
        /// The response itself.
        public let response: Response
        /// The response's own payload.
        public var payload: Payload { response.payload }
        /// The value; nil if the model called tools instead. `value` says why there is none.
        public var outputParsed: Value? { try? value }

        /// The value.
        ///
        /// - Throws: a `StructuredAnswerError` if the model wrote no text.
        public var value: Value {
            get throws { try StructuredAnswer.needed(decoded(), in: json) }
        }

        public init(payload: Payload) throws {
            response = try Response(payload: payload)
        }

        /// - Throws: if the answer was refused, was cut off or doesn't fit the type.
        init(_ response: Response, as type: Value.Type) throws {
            self.response = response
            try StructuredAnswer.checkWhole(stoppedFor: response.incompleteDetails?.reason, in: json)
            _ = try decoded()
        }

        /// All that a `Response` has.
        public subscript<Member>(dynamicMember member: KeyPath<Response, Member>) -> Member {
            response[keyPath: member]
        }

        private func decoded() throws -> Value? {
            let text = response.outputText
            return try StructuredAnswer.value(
                of: text.isEmpty ? nil : text, refusal: response.refusal, as: Value.self, in: json)
        }
    }
}
