/// A file in memory.
package struct SourceFile: Sendable, Equatable {
    /// Where it is below its folder, with `/` between the parts.
    package let path: String
    /// What is in it.
    package let text: String

    /// Makes a file of what is given.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
