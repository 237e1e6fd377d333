import CachedOpenAI
import Foundation

/// Which of the client's resources the answers of a cache are of, and what else they need.
package struct RecordedResources: Sendable, Equatable {
    /// Such as `chat.completions`.
    package private(set) var paths: Set<String> = []
    /// The groups of methods, by resource and name.
    private var groups: Set<String> = []
    /// Beside the resources.
    private(set) var parts: Set<LibraryPart> = []
    /// False if some requests are not in the cache: what they asked for can't be known.
    package private(set) var isKnown = true

    /// None.
    package init() {}

    /// Notes what an answer is of.
    ///
    /// - Parameters:
    ///   - request: nil if it isn't known.
    ///   - base: the base URL that it was recorded from.
    package mutating func add(_ request: OpenAICache.RecordedRequest?, base: String = "") {
        guard let request else {
            isKnown = false
            return
        }
        if Self.hasSchema(request.body) { parts.insert(.schemas) }
        if base.contains("azure") || base.contains("/openai") { parts.insert(.azure) }
        if request.path.hasPrefix("/images/") { parts.insert(.pictures) }
        guard let resource = LibraryResource.of(method: request.method, path: request.path) else { return }
        paths.insert(resource.path)
        for group in resource.groups where group.has(method: request.method, path: request.path) {
            groups.insert("\(resource.path) \(group.name)")
        }
    }

    /// Whether methods of a resource were asked for.
    func has(_ group: LibraryResource.Group, of resource: LibraryResource) -> Bool {
        !isKnown || groups.contains("\(resource.path) \(group.name)")
    }

    /// Whether a part of the library is of use.
    func needs(_ part: LibraryPart) -> Bool { !isKnown || parts.contains(part) }

    /// A schema of an answer, or functions, whose arguments have one.
    private static func hasSchema(_ body: Data) -> Bool {
        body.withUnsafeBytes { bytes in
            let text = bytes.bindMemory(to: UInt8.self)
            return schemaWords.contains { $0.isIn(text) }
        }
    }

    private static let schemaWords = [ByteSearch("\"json_schema\""), ByteSearch("\"tools\"")]
}
