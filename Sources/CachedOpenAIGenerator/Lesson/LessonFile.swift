import Foundation

/// A file of a lesson that goes to the students as it is.
package struct LessonFile: Sendable {
    /// Where it goes in their project, with `/` between the parts.
    package let path: String
    /// Where it is, as the instructor knows it.
    package let origin: String
    /// What is in it; may be memory-mapped.
    package let bytes: Data

    /// Makes a file of what is given.
    package init(path: String, origin: String, bytes: Data) {
        self.path = path
        self.origin = origin
        self.bytes = bytes
    }
}
