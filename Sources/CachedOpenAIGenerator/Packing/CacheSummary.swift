/// What is in a packed cache, for the people who read the head of a file or a terminal.
package struct CacheSummary: Sendable, Equatable {
    /// Entries of one kind.
    package struct Kind: Sendable, Equatable {
        /// The path below the base URL, as in `chat/completions`. It comes from the cache and may hold anything.
        package let name: String
        /// How many there are.
        package let count: Int
        /// The models that were asked, sorted; any text, as they come from the cache, too.
        package let models: [String]

        /// Makes a kind of what is given.
        package init(name: String, count: Int, models: [String] = []) {
            self.name = name
            self.count = count
            self.models = models
        }
    }

    /// What a part of the packed cache takes.
    package struct Share: Sendable, Equatable {
        /// `requests`, `index`, or the part of the API that the answers are of.
        package let name: String
        /// As packed.
        package let byteCount: Int
    }

    /// In the order in which they are to be shown.
    package let kinds: [Kind]
    /// The sizes of the files that went in.
    package let bytesIn: Int
    /// Where the packed bytes went.
    package let shares: [Share]

    /// What the entries are of.
    package let resources: RecordedResources

    /// All entries.
    package var entryCount: Int { kinds.reduce(0) { $0 + $1.count } }

    /// Makes a summary of what is given.
    package init(
        kinds: [Kind], bytesIn: Int, shares: [Share] = [], resources: RecordedResources = RecordedResources()
    ) {
        self.kinds = kinds
        self.bytesIn = bytesIn
        self.shares = shares
        self.resources = resources
    }
}
