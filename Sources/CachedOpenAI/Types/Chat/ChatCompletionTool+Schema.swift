import Foundation

nonisolated extension OpenAI.ChatCompletionTool {
    /// A function of the program's whose arguments are a type, read with `toolCall.function?.decode(…)`.
    ///
    /// ```swift
    /// struct Place: Decodable { var city: String }
    /// let tool = try OpenAI.ChatCompletionTool.function(name: "get_weather", parameters: Place.self)
    /// ```
    ///
    /// - Throws: `SchemaError` if no schema can be derived.
    public static func function<Arguments: Swift.Decodable>(
        name: String, description: String? = nil, parameters: Arguments.Type, strict: Bool = true
    ) throws -> Self {
        let schema = try OpenAI.JSONSchema(of: parameters, strict: strict)
        return function(name: name, description: description, parameters: schema)
    }

    /// A function of the program's whose arguments follow a schema.
    public static func function(name: String, description: String? = nil, parameters: OpenAI.JSONSchema) -> Self {
        function(
            name: name, description: description ?? parameters.purpose, parameters: parameters.json,
            strict: parameters.strict)
    }
}
