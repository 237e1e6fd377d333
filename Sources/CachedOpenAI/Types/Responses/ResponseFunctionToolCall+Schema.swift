import Foundation

nonisolated extension OpenAI.ResponseFunctionToolCall {
    /// The arguments as a type; dates are read as ISO 8601.
    ///
    /// ```swift
    /// struct Place: Decodable { var city: String }
    /// func places(asked response: OpenAI.Response) throws -> [Place] {
    ///     var places: [Place] = []
    ///     for case .functionCall(let call) in response.output { places.append(try call.decode(Place.self)) }
    ///     return places
    /// }
    /// ```
    ///
    /// - Throws: `ToolArgumentsError`, which shows what the model wrote.
    public func decode<Arguments: Swift.Decodable>(_ type: Arguments.Type) throws -> Arguments {
        try OpenAI.ToolArguments.value(of: arguments, tool: name, as: type)
    }
}
