/// A call of a tool.
package struct ToolCall: Hashable, Sendable {
    /// Such as `call_abc`.
    package let id: String?
    /// Of the function, or the kind of a tool of the API's own.
    package let name: String
    /// As the model wrote them: JSON, if all went well.
    package let arguments: String

    /// As one would call it: `get_weather(city: "Paris")`.
    package var signature: String {
        guard let object = (try? JSON(parsing: .init(arguments.utf8)))?.objectValue else {
            return "\(name)(\(arguments))"
        }
        return "\(name)(\(object.map { "\($0.key): \($0.value)" }.joined(separator: ", ")))"
    }
}
