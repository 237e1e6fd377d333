/// Which resources of the client the answers of a cache are of.
package struct RecordedResources: Sendable, Equatable {
    /// Such as `chat.completions`.
    package private(set) var paths: Set<String> = []
    /// False if some requests are not in the cache: what they asked for can't be known.
    package private(set) var isKnown = true

    /// None.
    package init() {}

    /// Notes what an answer is of.
    ///
    /// - Parameter request: its method and its path below the base URL; nil if they aren't known.
    package mutating func add(_ request: (method: String, path: String)?) {
        guard let request else {
            isKnown = false
            return
        }
        let resource = LibraryResource.of(method: request.method, path: request.path)
        if let resource { paths.insert(resource.path) }
    }
}
