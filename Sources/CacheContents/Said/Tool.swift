/// A tool that a model may use.
package struct Tool: Hashable, Sendable {
    /// Of the function, or the kind of a tool of the API's own.
    package let name: String
    /// The names of what it takes.
    package let parameters: [String]

    init(_ json: JSON) {
        let inner = json["function"] ?? json["custom"] ?? json
        name = (inner["name"] ?? inner["server_label"] ?? json["type"])?.stringValue ?? "?"
        parameters = inner["parameters"]?["properties"]?.objectValue?.keys ?? []
    }

    /// As one would call it: `get_weather(city)`.
    package var signature: String { "\(name)(\(parameters.joined(separator: ", ")))" }
}
