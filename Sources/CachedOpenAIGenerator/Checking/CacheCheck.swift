import CachedOpenAI
import Foundation

/// Reads a cache file or a journal to its last byte, and tells what is wrong with it.
package struct CacheCheck {
    /// Whether it is a cache at all, of a version that can be read.
    package private(set) var isCache = false
    /// How many answers a program gets from it.
    package private(set) var readableCount = 0
    /// How many more its index names.
    package private(set) var unreadableCount = 0
    /// What is damaged, in the order of the places in the file.
    package private(set) var damage: [OpenAICache.CacheError] = []
    /// Which answers are failures that should not have been kept, and why; a line each.
    package private(set) var failures: [String] = []
    /// More zeros don't follow a frame.
    private static let mostPadding: UInt64 = 2

    /// Where the blocks start whose answers were all read.
    private var readBlocks: Set<UInt64> = []

    /// - Parameter file: of any content.
    package init(_ file: MaterializeInputs.File) {
        let source = file.source
        let opened = OpenAICache.CacheOpener.openEither(source)
        var found = opened.problems
        if let layer = opened.layer {
            isCache = true
            let places = Self.places(in: layer, &found)
            found += readAnswers(at: places, of: layer)
            found += unreadableFrames(of: source, layer)
            countWhatIsMissing(in: layer, named: places.count)
        }
        var known: Set<OpenAICache.CacheError> = []
        damage = found.filter { known.insert($0).inserted }.sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
    }

    private static func places(
        in layer: any OpenAICache.CacheLayer, _ found: inout [OpenAICache.CacheError]
    ) -> [OpenAICache.Locator] {
        var places: [OpenAICache.Locator] = []
        if let inIndex = problem({ try layer.forEachLocator { places.append($1) } }) { found.append(inIndex) }
        return places
    }

    private mutating func readAnswers(
        at all: [OpenAICache.Locator], of layer: any OpenAICache.CacheLayer
    ) -> [OpenAICache.CacheError] {
        // An index that was tampered with may name an answer more than once.
        var known: Set<OpenAICache.RecordingIdentity> = []
        let places = all.filter { known.insert($0.identity).inserted }
        var found: [OpenAICache.Locator: String] = [:]
        var broken: Set<UInt64> = []
        let check = Self.failureCheck(layer)
        // In the file's order: so each block is read once.
        var problems: [OpenAICache.CacheError] = []
        for place in Self.inFileOrder(places) {
            var damage: [any Error] = []
            do {
                let answer = try OpenAICache.Copies.answer(at: place, of: layer, or: [layer]) { damage.append($0) }
                found[place] = check.failure(answer, at: place)
            } catch {
                damage.append(error)
                unreadableCount += 1
            }
            if !damage.isEmpty { broken.insert(place.frameOffset) }
            problems += damage.compactMap { $0 as? OpenAICache.CacheError }
        }
        readBlocks = Set(places.map(\.frameOffset)).subtracting(broken)
        failures = Self.counting(places).compactMap { found[$0] }
        readableCount = places.count - unreadableCount
        return problems
    }

    private static func inFileOrder(_ places: [OpenAICache.Locator]) -> [OpenAICache.Locator] {
        places.sorted { ($0.frameOffset, $0.recordOffset) < ($1.frameOffset, $1.recordOffset) }
    }

    private static func failureCheck(_ layer: any OpenAICache.CacheLayer) -> FailureCheck {
        var check = FailureCheck()
        check.holdsUnjudged = layer.holdsEarlierKeys
        layer.forEachRequest { key, request in
            check.add(key, request)
            return true
        }
        return check
    }

    /// A failure that was replaced since does no harm.
    private static func counting(_ places: [OpenAICache.Locator]) -> [OpenAICache.Locator] {
        Dictionary(grouping: places, by: \.key).values.flatMap { OpenAICache.AnswerOrder.counting($0, \.self) }
            .sorted { ($0.recordedAt, $0.key) < ($1.recordedAt, $1.key) }
    }

    /// A packed file's answers are counted by its index, and found by reading them.
    private mutating func countWhatIsMissing(in layer: any OpenAICache.CacheLayer, named count: Int) {
        guard let file = layer.indexedFile else { return }
        let missing = Int(clamping: file.directory.entryCount) - count
        unreadableCount = max(unreadableCount, missing + unreadableCount)
    }

    /// What no look-up touches may be damaged, too: requests, and indexes that were replaced.
    private func unreadableFrames(
        of source: any OpenAICache.ByteSource, _ layer: any OpenAICache.CacheLayer
    ) -> [OpenAICache.CacheError] {
        guard let file = layer.indexedFile else { return [] }
        var walk = OpenAICache.FrameWalk(
            source, from: UInt64(OpenAICache.FileHeader.byteCount), to: file.commit.fileCount)
        var found: [OpenAICache.CacheError] = []
        while let place = walk.next() {
            if readBlocks.contains(place.offset) { continue }
            if let problem = Self.problem({ _ = try place.frame.payload(from: source, at: place.offset) }) {
                found.append(problem)
            }
        }
        return found + walk.damage + missingEnd(of: source, file.commit.fileCount)
            + PartDigestsCheck.damage(in: source, file.directory.partDigests)
    }

    /// The zeros behind the last frame hold nothing. But a file without them was cut short.
    private func missingEnd(of source: any OpenAICache.ByteSource, _ count: UInt64) -> [OpenAICache.CacheError] {
        let missing = count - min(count, source.count)
        guard (1...Self.mostPadding).contains(missing) else { return [] }
        let what = missing == 1 ? "its last byte is missing" : "its last \(missing) bytes are missing"
        return [.damaged(source.name, offset: source.count, what)]
    }

    private static func problem(_ work: () throws -> Void) -> OpenAICache.CacheError? {
        do {
            try work()
            return nil
        } catch {
            return error as? OpenAICache.CacheError
        }
    }
}
