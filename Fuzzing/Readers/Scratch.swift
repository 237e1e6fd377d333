import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A folder of its own for what is written, and nothing may be written anywhere else.
struct Scratch {
    let folder: URL

    static func run<Outcome>(_ work: (Scratch) throws -> Outcome) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(Scratch(folder: folder))
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ bytes: Data, to name: String) throws {
        try bytes.write(to: folder.appendingPathComponent(name))
    }

    func read(_ name: String) -> Data? { try? Data(contentsOf: folder.appendingPathComponent(name)) }

    /// All that is in it, with what is in its folders.
    func names() throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path))
    }

    func expectOnly(_ names: String...) throws {
        let others = try self.names().subtracting(names)
        try BrokenPromise.unless(others.isEmpty, "nothing is written beside its own files: \(others.sorted())")
    }
}
