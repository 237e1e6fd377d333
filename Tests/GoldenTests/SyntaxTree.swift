import Foundation
import TestSupport

/// What the compiler takes each name in a few files for.
struct SyntaxTree {
    /// Why there is none.
    struct DumpError: Error, CustomStringConvertible {
        let description: String
    }

    /// A declaration that is used, by its USR.
    struct Reference: Hashable {
        let usr: String
        let file: String
    }

    /// Each once for a file.
    let references: Set<Reference>
    /// The types of functions of the C library, mangled, by their USRs.
    let mangledTypes: [String: String]

    /// The tree of a module's files, as the compiler writes it down.
    ///
    /// - Parameters:
    ///   - files: all of the module's.
    ///   - read: those whose trees are wanted; nil for all.
    init(of files: [URL], read: [URL]? = nil, language: String = "6", _ arguments: [String] = []) async throws {
        let folder = try TemporaryFolder()
        let primary = Set((read ?? files).map(\.path))
        var command = ["swiftc", "-frontend", "-dump-ast", "-dump-ast-format", "json", "-swift-version", language]
        var trees: [(file: URL, tree: URL)] = []
        for file in files {
            command += primary.contains(file.path) ? ["-primary-file", file.path] : [file.path]
            guard primary.contains(file.path) else { continue }
            trees.append((file, folder.url.appending(path: "\(trees.count).json")))
        }
        let hasMain = files.contains { $0.lastPathComponent == "main.swift" }
        command += trees.flatMap { ["-o", $0.tree.path] } + (hasMain ? [] : ["-parse-as-library"]) + arguments
        if !arguments.contains("-module-name") { command += ["-module-name", "Student"] }
        let outcome = try await Command(command).runCompiler()
        guard outcome.status == 0 else { throw DumpError(description: String(outcome.text.prefix(20_000))) }
        var references: Set<Reference> = []
        var types: [String: String] = [:]
        for (file, tree) in trees {
            for (usr, type) in Self.uses(in: try Data(contentsOf: tree)) {
                references.insert(Reference(usr: usr, file: file.lastPathComponent))
                if usr.hasPrefix("c:@F@") { types[usr] = type }
            }
        }
        self.references = references
        mangledTypes = types
    }

    var usrs: Set<String> { Set(references.map(\.usr)) }

    /// A tree takes tens of megabytes: a JSON decoder would take a gigabyte for it, and Foundation's search minutes.
    private static func uses(in data: Data) -> [(usr: String, type: String)] {
        var found: Set<String> = []
        (data + [0]).withUnsafeBytes { bytes in
            guard var rest = bytes.bindMemory(to: CChar.self).baseAddress else { return }
            let mark = "\"decl_usr\":\""
            while let start = strstr(rest, mark), let end = strstr(start, "\"}") {
                let use = UnsafeRawBufferPointer(start: start, count: end - start).dropFirst(mark.utf8.count)
                found.insert(String(decoding: use, as: UTF8.self))
                rest = UnsafePointer(end)
            }
        }
        return found.map { use in
            let parts = use.components(separatedBy: "\",\"type_usr\":\"")
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
}
