import Foundation
import PackagePlugin

/// Packs the cache in the caller's folder: `swift package materialize`.
///
/// Every argument goes to `cached-openai` as it came; so do the working directory and the environment.
@main
struct Materialize: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let tool = Process()
        let messages = Pipe()
        tool.executableURL = try context.tool(named: "cached-openai-materialize").url
        tool.arguments = ["materialize"] + arguments.filter { $0 != writePermission }
        tool.standardError = messages
        try tool.run()
        show(messages.fileHandleForReading)
        tool.waitUntilExit()
        if tool.terminationReason != .exit || tool.terminationStatus != 0 {
            Diagnostics.error("materialize failed (status \(tool.terminationStatus)); the reason is above")
        }
    }

    /// SwiftPM's own option, which reaches a plugin when it was typed after the verb.
    private let writePermission = "--allow-writing-to-package-directory"

    /// Left alone, SwiftPM prints a tool's standard error on standard output, and only at the end.
    private func show(_ messages: FileHandle) {
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
