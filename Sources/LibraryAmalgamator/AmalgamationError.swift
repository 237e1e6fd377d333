/// Why the library's sources cannot become one file.
package struct AmalgamationError: Error, Equatable, CustomStringConvertible {
    /// The file it is about, below the library's folder.
    package let path: String
    /// The line it is about, counted from 1.
    package let line: Int?
    /// What is wrong, and what to do.
    package let reason: String

    /// Makes an error of what is given.
    package init(path: String, line: Int? = nil, reason: String) {
        self.path = path
        self.line = line
        self.reason = reason
    }

    package var description: String {
        "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)"
    }
}
