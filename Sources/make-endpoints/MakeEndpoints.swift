import Foundation

/// Makes the library's resources from the table.
///
///     make-endpoints            writes them below the current folder
///     make-endpoints --check    says whether they are current, with exit code 1 if they aren't
///     make-endpoints --json     prints the table as JSON, for Scripts/check-endpoints
@main
struct MakeEndpoints {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            say("error: make-endpoints: \(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        let library = Library(root: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
        switch arguments {
        case []: try library.write()
        case ["--check"]: try check(library)
        case ["--json"]: print(try TableJSON.text())
        default:
            say("usage: make-endpoints [--check | --json], in the package's folder")
            exit(64)
        }
    }

    private static func check(_ library: Library) throws {
        let differences = try library.differences()
        if differences.isEmpty { return }
        differences.forEach(say)
        say("Run make endpoints, and commit what it makes.")
        exit(1)
    }

    private static func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}
