nonisolated extension OpenAICache {
    /// In what alone two requests differ that a person takes for the same.
    package enum SameBut: CaseIterable, Hashable, Sendable {
        case order, date, uuid, module

        /// Of two requests that are not the same.
        static func between(_ one: WordSum, _ other: WordSum) -> SameBut? {
            first(withSameWords: one.words == other.words) { $0.sum(one) == $0.sum(other) }
        }

        /// - Parameter withSameWords: where words were only swapped, they aren't the same but for a date.
        static func first(withSameWords: Bool, where isSame: (SameBut) -> Bool) -> SameBut? {
            if withSameWords { return isSame(.order) ? .order : nil }
            return allCases.dropFirst().first(where: isSame)
        }

        func sum(_ words: WordSum) -> UInt64 {
            switch self {
            case .order: words.words &+ words.items
            case .date: words.withoutDates
            case .uuid: words.withoutUUIDs
            case .module: words.withoutModules
            }
        }

        var name: String {
            switch self {
            case .order: "order"
            case .date: "a date or a time"
            case .uuid: "a UUID"
            case .module: "the name of the module in a printed type"
            }
        }

        /// Before the lines of a miss.
        var headline: String {
            self == .order
                ? "The same is recorded, in another order:" : "A recorded request is the same but for \(name):"
        }

        /// What to do, as a clause.
        var advice: String {
            switch self {
            case .order:
                "keep the order that was recorded. Where you don't choose it, sort what goes into the prompt: a "
                    + "Dictionary, a Set and JSONEncoder without .sortedKeys have another order in each run "
                    + "(`try OpenAI.JSON(encoding: value)` sorts the keys)"
            case .date: "write a fixed date into the prompt in place of that of the run"
            case .uuid: "write a fixed text into the prompt in place of a new UUID"
            case .module:
                "put the values' fields into the prompt in place of the printed type "
                    + "(`try OpenAI.JSON(encoding: value)` writes any Encodable)"
            }
        }
    }
}
