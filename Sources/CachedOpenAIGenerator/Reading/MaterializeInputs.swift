import CachedOpenAI
import Foundation

/// The files that a cache is made of.
package struct MaterializeInputs: Sendable {
    /// One file.
    package struct File: Sendable {
        /// What the instructor calls it, for messages.
        package let name: String
        /// What is in it.
        package let source: any OpenAICache.ByteSource
        /// What of it counts; nil for all.
        package let usedKeys: UsedAnswers?

        /// Makes a file of what is given.
        package init(name: String, bytes: Data, usedKeys: UsedAnswers? = nil) {
            self.init(name: name, source: OpenAICache.DataSource(bytes, name: name), usedKeys: usedKeys)
        }

        private init(name: String, source: any OpenAICache.ByteSource, usedKeys: UsedAnswers?) {
            self.name = name
            self.source = source
            self.usedKeys = usedKeys
        }

        /// Opens a file. A cache is read piece by piece, when it is looked into, whatever becomes of its file meanwhile; of
        /// a source that this tool made, the cache inside.
        /// - Throws: if it can't be opened, or such a source is not whole.
        package init(path: String, named name: String, usedKeys: UsedAnswers? = nil) throws {
            let file = try OpenAICache.FileSource(path: path)
            let start = try file.read(at: 0, count: Int(min(file.count, 16)))
            if OpenAICache.FileHeader.begins(start) || OpenAICache.JournalHeader.begins(file) {
                self.init(name: name, source: file, usedKeys: usedKeys)
            } else {
                try self.init(
                    name: name, onDisk: file.read(at: 0, count: Int(clamping: file.count)), usedKeys: usedKeys)
            }
        }

        /// How large it is.
        package var byteCount: Int { Int(clamping: source.count) }

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
    package var byteCount: Int { caches.reduce(0) { $0 + $1.byteCount } }

    /// Makes inputs of what is given.
    package init(caches: [File]) {
        self.caches = caches
    }
}
