import CachedOpenAI

/// A failure the instructor can act on: what, where and what to do next.
package struct ToolError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = OpenAICache.OneLine.lines(description)
    }
}
