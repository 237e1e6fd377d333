import Foundation
import LibraryAmalgamator

/// Puts the library between a head and a seam that are given: `CachedOpenAI.swift`, as the tests compile it.
///
/// Arguments: the output, the head, the seam, the library's folder and its files.
@main
struct PasteLibrary {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("error: paste-library: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count > 4 else {
            throw AmalgamationError(
                path: "paste-library", reason: "needs an output, a head, a seam, a folder and files")
        }
        let (head, seam) = (try text(of: arguments[1]), try text(of: arguments[2]))
        let library = try arguments[4...].map { try SourceFile(reading: $0, below: arguments[3]) }
        let file = try head + Amalgamator.code(of: library).drop(while: \.isNewline) + "\n" + seam
        try Data(file.utf8).write(to: URL(fileURLWithPath: arguments[0]), options: .atomic)
    }

    private static func text(of path: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    }
}
