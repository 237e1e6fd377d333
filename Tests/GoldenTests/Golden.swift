import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// What is checked in of the file that students paste: little, and each of it for people to read in a diff.
enum Golden: String {
    /// All that stands before the library.
    case head
    /// The cache, and what stands around it.
    case seam
    /// What a student's program can use.
    case api

    var text: String { get throws { try String(contentsOf: file, encoding: .utf8) } }

    private var file: URL { PackageRoot.file("Tests/GoldenTests/Golden/\(rawValue).txt") }

    /// Compares, or writes down what was made: that is `make golden`.
    ///
    /// - Parameter shown: what counts of a text.
    func expect(_ made: String, _ shown: (String) throws -> String = { $0 }) throws {
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try Data(made.utf8).write(to: file)
            return
        }
        if let difference = FirstDifference.between(try shown(made), try shown(text)) {
            Issue.record(
                "\(rawValue).txt: \(difference). If the change is meant, run `make golden` and look at the diff.")
        }
    }

    /// Nothing is left out, so that all of it is looked at.
    private static var allResources: MaterializeOptions {
        var options = MaterializeOptions()
        options.resources = .all
        return options
    }

    /// What the generator makes of the small cache, as the tool calls it.
    static func generated(_ options: MaterializeOptions = allResources) throws -> String {
        let cache = MaterializeInputs.File(
            name: "openai_cache.cache", bytes: try Data(contentsOf: PastedFile.cache))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [cache]), options: options)
        var bytes = Data()
        let head = FileHead(
            version: OpenAICache.version, options: options, command: ["materialize", "--as", "embedded"],
            program: ["cached-openai"])
        try EmbeddedFile(head: head, cache: packed).write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
