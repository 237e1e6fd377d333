/// One resource of the client, as the tool sees it.
package struct LibraryResource: Sendable, Equatable {
    /// What stands after `client.`, such as `chat.completions`.
    package let path: String
    /// Its struct; `Blocking` before it is its twin.
    let type: String
    /// Below the library's `Endpoints`, where its files are.
    let folder: String
    /// It is in every file that is handed out.
    package let isCore: Bool
    /// Such as `GET /files/*`.
    let routes: [String]
    /// Those that stand in files of their own.
    var groups: [Group] = []

    /// Methods of a resource that stand in a file of their own.
    package struct Group: Sendable, Equatable {
        /// Behind the type's in the file's name.
        let name: String
        let methods: [String]
        let routes: [String]

        /// Whether a request is one of its methods'.
        func has(method: String, path: String) -> Bool {
            LibraryResource.isAny(of: routes, method: method, path: path.split(separator: "/"))
        }
    }

    /// The one that a request belongs to; nil for an endpoint that has no method.
    ///
    /// - Parameter requestPath: below the base URL.
    static func of(method: String, path requestPath: String) -> LibraryResource? {
        let asked = requestPath.split(separator: "/")
        return all.first { isAny(of: $0.routes, method: method, path: asked) }
    }

    private static func isAny(of routes: [String], method: String, path asked: [Substring]) -> Bool {
        routes.contains { route in
            let (verb, path) = (route.prefix { $0 != " " }, route.drop { $0 != " " }.dropFirst())
            let parts = path.split(separator: "/")
            return verb == method && parts.count == asked.count
                && zip(parts, asked).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }

    /// Whether it is the resource of this path, part of it, or what it is part of.
    func isInLine(with other: String) -> Bool {
        path == other || path.hasPrefix("\(other).") || other.hasPrefix("\(path).")
    }

    /// Whether a file of the library holds the methods of a group.
    func owns(_ file: String, _ group: Group) -> Bool { file == "Endpoints/\(folder)/\(type)+\(group.name).swift" }

    /// Whether a file of the library is its own.
    func owns(_ file: String) -> Bool {
        let start = "Endpoints/\(folder)/"
        if ["", "Blocking"].contains(where: { file == "\(start)\($0)\(type).swift" }) { return true }
        return file.hasPrefix("\(start)\(type)+")
    }
}
