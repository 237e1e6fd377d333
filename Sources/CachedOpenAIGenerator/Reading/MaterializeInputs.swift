import Foundation

/// The files that a cache is made of, in memory.
package struct MaterializeInputs: Sendable {
    /// One file.
    package struct File: Sendable {
        /// What the instructor calls it, for messages.
        package let name: String
        /// What is in it; may be memory-mapped.
        package let bytes: Data

        /// Makes a file of what is given.
        package init(name: String, bytes: Data) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Cache files and journals, in the order in which they are merged.
    package let caches: [File]
    /// The used keys, if they were asked for.
    package let usedKeys: File?

    /// All caches' sizes.
    package var byteCount: Int { caches.reduce(0) { $0 + $1.bytes.count } }

    /// Makes inputs of what is given.
    package init(caches: [File], usedKeys: File? = nil) {
        self.caches = caches
        self.usedKeys = usedKeys
    }
}
