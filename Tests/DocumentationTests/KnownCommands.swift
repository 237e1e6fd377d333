import Foundation
import TestSupport

/// What a reader can type here: this package's own commands, options, targets and variables.
struct KnownCommands: Sendable {
    /// Those of others that need no proof.
    private static let others: Set<String> = [
        "swift", "swiftc", "cd", "cp", "rm", "git", "sha256sum", "./lesson", "export", "curl",
    ]

    private let makeTargets: Set<String>
    private let verbs: Set<String>
    private let subcommands: [String: Set<String>]

    /// Asks the Makefile, the manifest and the tool itself.
    init() async throws {
        let makefile = try String(contentsOf: PackageRoot.file("Makefile"), encoding: .utf8)
        makeTargets = Set(makefile.matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        let manifest = try String(contentsOf: PackageRoot.file("Package.swift"), encoding: .utf8)
        verbs = Set(manifest.matches(of: /verb: "([a-z-]+)"/).map { String($0.1) })
        subcommands = try await Self.subcommands()
    }

    /// From each of the tool's commands to its options.
    private static func subcommands() async throws -> [String: Set<String>] {
        let tool = BuiltProduct.path(of: "cached-openai")
        let help = try await Command([tool, "--help"]).run().output
        let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
        var found: [String: Set<String>] = [:]
        for name in list.matches(of: #/(?m)^  ([a-z]+)\b/#).map({ String($0.1) }) {
            found[name] = options(in: try await Command([tool, "help", name]).run().output)
        }
        return found
    }

    private static func options(in help: String) -> Set<String> {
        Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.0) })
    }

    /// The options of `materialize`.
    var materializeOptions: Set<String> { subcommands["materialize"] ?? [] }

    /// What is wrong with a command; nil if it can be typed.
    func problem(with command: ShellCommand) -> String? {
        switch command.words[0] {
        case "make":
            let targets = command.words.dropFirst().filter { !$0.contains("=") }
            return targets.first { !makeTargets.contains($0) }.map { "there is no make target \($0)" }
        case "swift" where command.words.dropFirst().first == "package": return pluginProblem(command)
        case "swift" where command.words.dropFirst().first == "run" && command.words.contains("cached-openai"):
            return toolProblem(command.words.drop { $0 != "cached-openai" })
        case "cached-openai": return toolProblem(command.words[...])
        case let path where path.contains("/") && !Self.others.contains(path):
            return exists(path) ? nil : "there is no file \(path)"
        case let name: return Self.others.contains(name) ? nil : "\(name) is not known to this test"
        }
    }

    private func pluginProblem(_ command: ShellCommand) -> String? {
        guard let verb = command.words.dropFirst(2).first(where: { !$0.hasPrefix("--") }) else { return "no verb" }
        guard verbs.contains(verb) else { return "there is no plugin for \(verb)" }
        let arguments = command.words.drop { $0 != verb }.dropFirst()
        return toolProblem(["cached-openai", "materialize"] + arguments)
    }

    private func toolProblem(_ words: ArraySlice<String>) -> String? {
        guard let name = words.dropFirst().first, let known = subcommands[name] else {
            return "the tool has no such command"
        }
        // What follows is another's command.
        let options = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
        return options.first { !known.contains($0) }.map { "\(name) has no option \($0)" }
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: PackageRoot.file(path).path(percentEncoded: false))
    }
}
