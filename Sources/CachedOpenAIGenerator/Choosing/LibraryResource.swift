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

    /// The one that a request belongs to; nil for an endpoint that has no method.
    ///
    /// - Parameter requestPath: below the base URL.
    static func of(method: String, path requestPath: String) -> LibraryResource? {
        let asked = requestPath.split(separator: "/")
        return all.first { resource in
            resource.routes.contains { route in
                let (verb, path) = (route.prefix { $0 != " " }, route.drop { $0 != " " }.dropFirst())
                let parts = path.split(separator: "/")
                return verb == method && parts.count == asked.count
                    && zip(parts, asked).allSatisfy { $0 == "*" || $0 == $1 }
            }
        }
    }

    /// Whether it is the resource of this path, part of it, or what it is part of.
    func isInLine(with other: String) -> Bool {
        path == other || path.hasPrefix("\(other).") || other.hasPrefix("\(path).")
    }

    /// Whether a file of the library is its own.
    func owns(_ file: String) -> Bool {
        let start = "Endpoints/\(folder)/"
        if ["", "Blocking"].contains(where: { file == "\(start)\($0)\(type).swift" }) { return true }
        return file.hasPrefix("\(start)\(type)+")
    }
}
