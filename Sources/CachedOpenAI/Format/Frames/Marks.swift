nonisolated extension OpenAICache {
    /// What is to be known of an answer before it is given. The bits are those of an index entry's flags.
    package struct Marks: Swift.OptionSet, Hashable, Sendable {
        /// Takes the place of the answers that stand before it with the same request, seed and base URL.
        package static let replacesEarlier = Marks(rawValue: 2)
        /// A list of which an object was in the making: the next answer takes its place.
        package static let provisional = Marks(rawValue: 4)
        /// An error that the API answered, kept because it was asked for.
        package static let failure = Marks(rawValue: 8)

        package let rawValue: UInt16

        /// Any bits; those that have no meaning here are dropped.
        package init(rawValue: UInt16) {
            self.rawValue = rawValue & 14
        }
    }
}
