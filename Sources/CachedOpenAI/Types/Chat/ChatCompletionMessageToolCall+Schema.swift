import Foundation

nonisolated extension OpenAI.ChatCompletionMessageToolCall.Function {
    /// The arguments as a type; dates are read as ISO 8601.
    ///
    /// ```swift
    /// struct Place: Decodable { var city: String }
    /// func place(asked call: OpenAI.ChatCompletionMessageToolCall) throws -> Place? {
    ///     try call.function?.decode(Place.self)
    /// }
    /// ```
    ///
    /// - Throws: `ToolArgumentsError`, which shows what the model wrote.
    public func decode<Arguments: Swift.Decodable>(_ type: Arguments.Type) throws -> Arguments {
        try OpenAI.ToolArguments.value(of: arguments, tool: name, as: type)
    }
}
