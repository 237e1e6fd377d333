/// Endpoints that belong together: a struct of the client, and its twin without `await`.
struct Resource {
    /// What stands after `client.`, such as `chat.completions`.
    let path: String
    /// The struct.
    let type: String
    /// What the property that leads there says.
    let property: String
    /// What the struct says.
    let says: String
    /// Below `https://platform.openai.com/docs/api-reference/`.
    var page: String?
    var notes = ""
    /// It is in every file that is handed out.
    var isCore = false
    /// Its struct is written by hand, in `Endpoints`, too.
    var isWritten = false
    var endpoints: [Endpoint] = []

    init(
        _ path: String, _ type: String, property: String, _ says: String, page: String? = nil, notes: String = "",
        isCore: Bool = false, isWritten: Bool = false, _ endpoints: [Endpoint] = []
    ) {
        self.path = path
        self.type = type
        self.property = property
        self.says = says
        self.page = page
        self.notes = notes
        self.isCore = isCore
        self.isWritten = isWritten
        self.endpoints = endpoints
    }

    /// The names of the extensions that some of its endpoints are in.
    var groups: [String] {
        endpoints.compactMap(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    var blockingType: String { "Blocking\(type)" }

    /// The last part of the path.
    var name: String { path.split(separator: ".").last.map(String.init) ?? path }

    /// The path of what it is part of; nil for one of the client's own.
    var parent: String? {
        let parts = path.split(separator: ".").dropLast()
        return parts.isEmpty ? nil : parts.joined(separator: ".")
    }

    /// The folder of its files, and of those of all that are below the same property of the client.
    var folder: String {
        let first = path.split(separator: ".").first ?? ""
        return first.prefix(1).uppercased() + first.dropFirst()
    }
}
