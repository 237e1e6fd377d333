import Foundation
import PackagePlugin

/// What both command plugins run. Plugins can't depend on a library: in the other one's folder this file is a link.
///
/// Every argument goes to `cached-openai` as it came; so do the working directory and the environment.
enum MaterializeTool {
    /// SwiftPM's own option, which reaches a plugin when it was typed after the verb.
    private static let writePermission = "--allow-writing-to-package-directory"

    /// - Parameter verb: the plugin's, for messages.
    static func run(_ arguments: [String], for context: PluginContext, verb: String) throws {
        let tool = Process()
        let messages = Pipe()
        tool.executableURL = try context.tool(named: "cached-openai-materialize").url
        tool.arguments = ["materialize"] + arguments.filter { $0 != writePermission }
        tool.standardError = messages
        try tool.run()
        show(messages.fileHandleForReading)
        tool.waitUntilExit()
        if tool.terminationReason != .exit || tool.terminationStatus != 0 {
            Diagnostics.error("\(verb) failed (status \(tool.terminationStatus)); the reason is above")
        }
    }

    /// Left alone, SwiftPM prints a tool's standard error on standard output, and only at the end.
    private static func show(_ messages: FileHandle) {
        var pending = Data()
        while case let piece = messages.availableData, !piece.isEmpty {
            pending += piece
            while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                Diagnostics.progress(String(decoding: pending[..<end], as: UTF8.self))
                pending = Data(pending[(end + 1)...])
            }
        }
    }
}
