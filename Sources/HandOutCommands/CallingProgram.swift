import CachedOpenAIGenerator
import Foundation

/// How this tool was called.
enum CallingProgram {
    /// The plugins run a tool of their own.
    private static let ofPlugins = "cached-openai-materialize"

    /// What is typed before the command to call it so again.
    static var words: [String] { isPlugin ? FileHead.plugin : ["cached-openai"] }

    /// The command that makes the embedded file.
    static var embedding: [String] { isPlugin ? ["materialize-embedded"] : ["materialize", "--as", "embedded"] }

    private static var isPlugin: Bool {
        let path = ProcessInfo.processInfo.arguments.first ?? ""
        return URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent == ofPlugins
    }
}
