import CachedOpenAI

/// A failure the instructor can act on: what, where and what to do next.
struct ToolError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = OpenAICache.OneLine.lines(description)
    }
}
