import Foundation

/// The files that a cache is made of, in memory.
package struct MaterializeInputs: Sendable {
    /// One file.
    package struct File: Sendable {
        /// What the instructor calls it, for messages.
        package let name: String
        /// What is in it; may be memory-mapped.
        package let bytes: Data
        /// What of it counts; nil for all.
        package let usedKeys: UsedAnswers?

        /// Makes a file of what is given.
        package init(name: String, bytes: Data, usedKeys: UsedAnswers? = nil) {
            self.name = name
            self.bytes = bytes
            self.usedKeys = usedKeys
        }

        /// Takes a file as it is on disk: of a source that this tool made, the cache inside.
        /// - Throws: if such a source is not whole.
        package init(name: String, onDisk bytes: Data, usedKeys: UsedAnswers? = nil) throws {
            self.init(
                name: name, bytes: try EmbeddedAnswers.inside(bytes, name: name) ?? bytes, usedKeys: usedKeys)
        }
    }

    /// Cache files and journals, in the order in which they are merged.
    package let caches: [File]

    /// All caches' sizes.
    package var byteCount: Int { caches.reduce(0) { $0 + $1.bytes.count } }

    /// Makes inputs of what is given.
    package init(caches: [File]) {
        self.caches = caches
    }
}
