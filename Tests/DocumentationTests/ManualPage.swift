import CachedOpenAI
import Foundation
import TestSupport

/// The manual page: what people wrote of the tool as a whole, around what the tool says of each of its commands.
struct ManualPage {
    private typealias JSON = OpenAICache.JSON

    static let file = PackageRoot.file("Documentation/cached-openai.1")

    private static let start = ".\\\" From here on, the tool says it itself: make golden\n"
    private static let end = ".\\\" Up to here.\n"

    /// As it is checked in.
    static var checkedIn: String { get throws { try String(contentsOf: file, encoding: .utf8) } }

    /// With the commands as they are now.
    static func current() async throws -> String {
        let tool = BuiltProduct.path(of: "cached-openai")
        let help = try await Command([tool, "--experimental-dump-help"]).run().output
        let page = try checkedIn
        guard let start = page.range(of: start)?.upperBound, let end = page.range(of: end)?.lowerBound else {
            throw Missing()
        }
        let commands = try JSON(parsing: Data(help.utf8))["command"]?["subcommands"]?.arrayValue ?? []
        let texts = commands.filter { $0["commandName"]?.stringValue != "help" }.map(text)
        return page[..<start] + texts.joined() + page[end...]
    }

    private struct Missing: Error {}

    // MARK: Commands

    private static func text(_ command: JSON) -> String {
        let name = command["commandName"]?.stringValue ?? ""
        let arguments = (command["arguments"]?.arrayValue ?? []).filter { argument in
            argument["shouldDisplay"] == true && !["help", "version"].contains(argument["valueName"]?.stringValue)
        }
        var lines = [".Ss \(name)", ".Nm", ".Cm \(name)", ".Op Ar options"]
        lines += arguments.filter { $0["kind"] == "positional" }.map(synopsis)
        lines += [".Pp", line(command["abstract"])]
        if let discussion = command["discussion"]?.stringValue {
            lines.append(".Pp")
            lines += discussion.split(separator: "\n").map { escaped(String($0)) }
        }
        lines += [".Bl -tag -width indent"] + arguments.flatMap(item) + [".El"]
        return lines.map { "\($0)\n" }.joined()
    }

    private static func synopsis(_ argument: JSON) -> String {
        let name = argument["valueName"]?.stringValue ?? ""
        let several = argument["isRepeating"] == true ? " ..." : ""
        return argument["isOptional"] == true ? ".Op Ar \(name)\(several)" : ".Ar \(name)\(several)"
    }

    private static func item(_ argument: JSON) -> [String] {
        let value = argument["valueName"]?.stringValue ?? ""
        guard argument["kind"] != "positional" else { return [".It Ar \(value)", line(argument["abstract"])] }
        let flags = (argument["names"]?.arrayValue ?? []).map { name in
            (name["kind"] == "long" ? "Fl -" : "Fl ") + (name["name"]?.stringValue ?? "")
        }
        let head = ".It " + flags.joined(separator: " , ") + (argument["kind"] == "option" ? " Ar \(value)" : "")
        return [head, line(argument["abstract"]) + choices(argument)]
    }

    /// Which values there are, if the text doesn't say so.
    private static func choices(_ argument: JSON) -> String {
        let values = (argument["allValues"]?.arrayValue ?? []).compactMap(\.stringValue)
        let text = argument["abstract"]?.stringValue ?? ""
        let usual = argument["defaultValue"]?.stringValue.map { " The default is \($0)." } ?? ""
        let isTold = values.allSatisfy { text.contains($0) }
        let list = isTold ? "" : " One of: \(values.joined(separator: ", "))."
        return list + usual
    }

    // MARK: Text

    private static func line(_ text: JSON?) -> String { escaped(text?.stringValue ?? "") }

    /// Nothing in it is taken for a request.
    private static func escaped(_ text: String) -> String {
        let line = text.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "\\", with: "\\e")
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
    }
}
