import Foundation
import TestSupport

/// A module of this package, as the build makes it: its files, and what the compiler is told beside them.
struct BuiltModule: Sendable, CustomStringConvertible {
    /// What the build's own plan can't be read for.
    struct PlanError: Error {}

    let name: String
    let files: [URL]
    let arguments: [String]

    var description: String { name }

    /// Those of this package, not what it depends on; each once. The library's suite beside the pasted file is left out:
    /// both are looked at by themselves.
    static func all() throws -> [BuiltModule] {
        let products = URL(fileURLWithPath: BuiltProduct.path(of: "")).standardizedFileURL
        let plan = products.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "\(products.lastPathComponent).yaml")
        let lines = try String(contentsOf: plan, encoding: .utf8).split(separator: "\n")
        var (inputs, modules): ([String], [BuiltModule]) = ([], [])
        for line in lines {
            if let found = list(in: line, "inputs") { inputs = found }
            guard let arguments = list(in: line, "args"), arguments.count > 2, arguments[1] == "-module-name" else {
                continue
            }
            let files = inputs.first { $0.hasSuffix(".build/sources") }.map(files(inList:)) ?? []
            let isKnown = modules.contains { $0.name == arguments[2] }
            guard !isKnown, !files.isEmpty, files.allSatisfy({ isOwn($0) }) else { continue }
            modules.append(
                BuiltModule(
                    name: arguments[2], files: files.map { URL(fileURLWithPath: $0) },
                    arguments: ["-module-name", arguments[2]] + kept(arguments)))
        }
        if modules.isEmpty { throw PlanError() }
        return modules
    }

    /// The list for the compiler names what plugins make, too. What was planned and not built has none.
    private static func files(inList path: String) -> [String] {
        let list = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return list.split(separator: "\n").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "'")) }
    }

    private static func isOwn(_ path: String) -> Bool {
        !path.contains("/checkouts/") && !path.contains(".derived/") && !path.contains("/PastedFormTests/")
    }

    /// A line of the plan is a name and a list in JSON's spelling.
    private static func list(in line: Substring, _ name: String) -> [String]? {
        let line = line.drop { $0 == " " }
        guard line.hasPrefix("\(name): [") else { return nil }
        return try? JSONDecoder().decode([String].self, from: Data(line.dropFirst(name.count + 2).utf8))
    }

    /// What the compiler's front end takes, too.
    private static func kept(_ arguments: [String]) -> [String] {
        let withValue: Set = ["-I", "-Xcc", "-package-name", "-target", "-sdk", "-F"]
        var kept: [String] = []
        for (argument, next) in zip(arguments, arguments.dropFirst() + [""]) {
            if withValue.contains(argument) { kept += [argument, next] }
            if argument.hasPrefix("-D") || argument == "-enable-testing" { kept.append(argument) }
        }
        return kept
    }
}
