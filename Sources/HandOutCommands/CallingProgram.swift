import CachedOpenAIGenerator
import Foundation

/// How this tool was called.
enum CallingProgram {
    /// The plugins run a tool of their own.
    private static let ofPlugins = "cached-openai-materialize"

    /// What is typed before the command to call it so again.
    static var words: [String] {
        let path = ProcessInfo.processInfo.arguments.first ?? ""
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return name == ofPlugins ? FileHead.plugin : ["cached-openai"]
    }
}
