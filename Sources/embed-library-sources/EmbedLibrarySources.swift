import Foundation

/// Writes a Swift file in which the library's sources and the templates are string literals.
///
/// Arguments: the output, then for each group its name as `--library` or `--templates`, its folder and its files.
@main
struct EmbedLibrarySources {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("error: embed-library-sources: \(error)\n".utf8))
            exit(1)
        }
    }

    static func run(_ arguments: [String]) throws {
        guard let output = arguments.first else { throw Failure(what: "no output file was named") }
        let groups = try EmbeddedGroup.groups(in: arguments.dropFirst())
        try replace(URL(fileURLWithPath: output), with: Data(EmbeddedGroup.swiftSource(of: groups).utf8))
    }

    /// A file that stays as it is keeps its date, and what is built from it is not built again.
    private static func replace(_ file: URL, with bytes: Data) throws {
        if (try? Data(contentsOf: file)) == bytes { return }
        try bytes.write(to: file, options: .atomic)
    }

    struct Failure: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }
}
