/// What is in a packed cache, for the people who read the head of a file or a terminal.
package struct CacheSummary: Sendable, Equatable {
    /// Entries of one kind.
    package struct Kind: Sendable, Equatable {
        /// The path below the base URL, as in `chat/completions`. It comes from the cache and may hold anything.
        package let name: String
        /// How many there are.
        package let count: Int

        /// Makes a kind of what is given.
        package init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// In the order in which they are to be shown.
    package let kinds: [Kind]
    /// The sizes of the files that went in.
    package let bytesIn: Int

    /// All entries.
    package var entryCount: Int { kinds.reduce(0) { $0 + $1.count } }

    /// Makes a summary of what is given.
    package init(kinds: [Kind], bytesIn: Int) {
        self.kinds = kinds
        self.bytesIn = bytesIn
    }
}
