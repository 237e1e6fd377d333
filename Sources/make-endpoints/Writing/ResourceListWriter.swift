/// Writes what the tool knows of resources: which are in every file, and which requests are theirs.
enum ResourceListWriter {
    static var file: MadeFile {
        var text = SwiftText()
        text.line("// Made by `make endpoints` from Sources/make-endpoints/Table.")
        text.block("extension LibraryResource") { text in
            text.line("/// All of them, in the order of the table.")
            text.line("package static let all = [")
            for resource in Table.resources { text.indented { entry(resource, &$0) } }
            text.line("]")
        }
        return MadeFile(path: "Sources/CachedOpenAIGenerator/Choosing/LibraryResource+All.swift", text: text.text)
    }

    private static func entry(_ resource: Resource, _ text: inout SwiftText) {
        text.line("LibraryResource(")
        text.indented { text in
            let names = "path: \"\(resource.path)\", type: \"\(resource.type)\","
            let place = "folder: \"\(resource.folder)\", isCore: \(resource.isCore),"
            for line in names.count + place.count < 105 ? ["\(names) \(place)"] : [names, place] { text.line(line) }
            if resource.groups.isEmpty { return text.list("routes: ", resource.endpoints.map(route), "),") }
            text.list("routes: ", resource.endpoints.map(route), ",")
            text.line("groups: [")
            for name in resource.groups { text.indented { group(name, of: resource, &$0) } }
            text.line("]),")
        }
    }

    private static func group(_ name: String, of resource: Resource, _ text: inout SwiftText) {
        let endpoints = resource.endpoints.filter { $0.group == name }
        let methods = endpoints.flatMap { [$0.name] + ($0.stream.map { [$0.name] } ?? []) }
        text.line(".init(")
        text.indented { text in
            text.line("name: \"\(name)\",")
            text.list("methods: ", methods.map { "\"\($0)\"" }, ",")
            text.list("routes: ", endpoints.map(route), resource.groups.count > 1 ? ")," : ")")
        }
    }

    /// A method and a path, in which a star stands for whatever is put into it.
    private static func route(_ endpoint: Endpoint) -> String {
        let parts = endpoint.path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : $0 }
        return "\"\(endpoint.method.rawValue) /\(parts.joined(separator: "/"))\""
    }
}
