import CachedOpenAI
import CachedOpenAIGenerator

/// The answers of caches, one at a time in the order in which they were recorded, the first at once.
package final class ContentsWalk {
    /// What tells a recording from all others, as far as an index knows it.
    private struct Place: Hashable {
        let prefix: UInt64
        let seed: Int?
        let base: String
        let recordedAt: Int64

        init(_ entry: Entry) {
            (prefix, seed, base, recordedAt) = (entry.key.prefix, entry.seed, entry.base, entry.recordedAt)
        }
    }

    private let inputs: MaterializeInputs
    private let filter: EntryFilter
    private let packed: PackedContents?
    private var contents: Contents?

    /// Reads what there is of an index.
    /// - Parameter filter: which are wanted.
    /// - Throws: `CacheError` for a file of which nothing can be read.
    package init(_ inputs: MaterializeInputs, _ filter: EntryFilter) throws {
        (self.inputs, self.filter) = (inputs, filter)
        // Names are told by whole keys.
        packed = filter.names.isEmpty ? PackedContents(inputs) : nil
        contents = packed == nil ? try Contents(inputs) : nil
    }

    /// All of them, wanted or not; of their keys, only the first eight bytes may be right.
    package var entries: [Entry] { packed?.entries ?? contents?.entries ?? [] }

    /// What was found damaged until now; what is left can be read.
    package var damage: [OpenAICache.CacheError] { contents?.damage ?? [] }

    /// Calls back with each that is wanted, until it is told to stop.
    /// - Throws: `NameNotFound`; what the callback throws.
    package func visitEach(_ visit: (Interaction) throws -> Bool) throws {
        guard let packed else { return try goThrough(contents, besides: [], visit) }
        let ending = try goThrough(packed, visit)
        switch ending {
        case .all, .stopped: if packed.isWhole { return }
        case .damage: break
        }
        // Where the index and the answers don't fit together, what is left is looked for block by block.
        contents = try Contents(inputs)
        switch ending {
        case .stopped: return
        case .all: try goThrough(contents, besides: Set(packed.entries.map(Place.init)), visit)
        case .damage(let count):
            try goThrough(contents, besides: Set(packed.entries.prefix(count).map(Place.init)), visit)
        }
    }

    private enum Ending {
        case all, stopped
        /// Behind so many.
        case damage(Int)
    }

    private func goThrough(
        _ packed: PackedContents, _ visit: (Interaction) throws -> Bool
    ) throws -> Ending {
        for (count, entry) in packed.entries.enumerated() where filter.holds(for: entry) {
            guard let interaction = try? packed.interaction(entry) else { return .damage(count) }
            if filter.holds(for: interaction), try !visit(interaction) { return .stopped }
        }
        return .all
    }

    private func goThrough(
        _ contents: Contents?, besides known: Set<Place>, _ visit: (Interaction) throws -> Bool
    ) throws {
        guard let contents else { return }
        for entry in try filter.entries(of: contents) where !known.contains(Place(entry)) {
            guard let interaction = contents.interaction(entry), filter.holds(for: interaction) else { continue }
            if try !visit(interaction) { return }
        }
    }
}
