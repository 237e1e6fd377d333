import Foundation

nonisolated extension OpenAI {
    /// A response whose text is a value of the program's own type. Everything a `Response` has can be read from it.
    @dynamicMemberLookup
    public struct ParsedResponse<Value: Swift.Decodable>: APIObject {
        /// The response itself.
        public let response: Response
        /// The response's own payload.
        public var payload: Payload { response.payload }
        /// The value; nil if the model refused or called tools instead. `value` says why there is none.
        public var outputParsed: Value? { try? value }

        /// Why the model refused to answer; nil if it didn't.
        public var refusal: String? { StructuredAnswer.told(response.refusal) }

        /// The value.
        ///
        /// - Throws: `RefusalError` if the model refused; another `StructuredAnswerError` if it wrote no text.
        public var value: Value {
            get throws { try StructuredAnswer.needed(decoded(), refusal: refusal, in: json) }
        }

        public init(payload: Payload) throws {
            response = try Response(payload: payload)
        }

        /// - Throws: if the answer was cut off or doesn't fit the type.
        init(_ response: Response, as type: Value.Type) throws {
            self.response = response
            try StructuredAnswer.checkWhole(stoppedFor: response.incompleteDetails?.reason, in: json)
            let callsTools = response.output.contains { if case .functionCall = $0 { true } else { false } }
            if !callsTools { _ = try decoded() }
        }

        /// All that a `Response` has.
        public subscript<Member>(dynamicMember member: KeyPath<Response, Member>) -> Member {
            response[keyPath: member]
        }

        private func decoded() throws -> Value? {
            try StructuredAnswer.value(of: response.outputText, refusal: refusal, as: Value.self)
        }
    }
}
