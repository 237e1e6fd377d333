import Foundation

nonisolated extension OpenAICache {
    /// All places where answers are, one over the other, and the choice of the answer to a request.
    final class CacheStack: Sendable {
        struct Query {
            var key: RequestKey
            var seed: Int?
            var base: String
            /// In production, answers that were all recorded from one other base URL will do.
            var acceptsOtherBase: Bool
        }

        struct Hit {
            var answer: RecordedAnswer
            /// The answer's number among the recorded ones, from 1.
            var number: Int
            var count: Int
            /// The base URL it was recorded from, if it is another than the one asked for.
            var otherBase: String?
            var layerName: String
            var delaysResponses: Bool
        }

        /// Answers to one request that turn out to be damaged, before it counts as a miss.
        private static let mostTried = 16

        private struct Candidate {
            var layer: any CacheLayer
            var locator: Locator
        }

        private let layers: @Sendable () -> [any CacheLayer]
        private let cursors: Cursors
        private let report: @Sendable (any Swift.Error) -> Void

        /// - Parameters:
        ///   - layers: the places, the one that counts most first.
        ///   - report: told of damage that is met on the way.
        init(
            cursors: Cursors, layers: @escaping @Sendable () -> [any CacheLayer],
            report: @escaping @Sendable (any Swift.Error) -> Void
        ) {
            self.cursors = cursors
            self.layers = layers
            self.report = report
        }

        var isEmpty: Bool { layers().allSatisfy(\.isEmpty) }

        /// The answer to give now, or nil for a miss. Moves the cursor of an unseeded request.
        func answer(to query: Query) -> Hit? {
            let found = candidates(for: query.key)
            let same = found.filter { $0.locator.base == query.base }
            var usable = same.isEmpty && query.acceptsOtherBase ? Self.fromOneBase(found) : same
            for _ in 0..<Self.mostTried {
                guard let index = choose(among: usable, query) else { break }
                let chosen = usable[index]
                do {
                    return Hit(
                        answer: try chosen.layer.answer(at: chosen.locator), number: index + 1, count: usable.count,
                        otherBase: chosen.locator.base == query.base ? nil : chosen.locator.base,
                        layerName: chosen.layer.name, delaysResponses: chosen.layer.delaysResponses)
                } catch {
                    report(error)
                    usable.remove(at: index)
                }
            }
            return nil
        }

        /// Where all answers to a request are, of any seed and base URL. Moves no cursor.
        func recorded(for key: RequestKey) -> [Locator] { candidates(for: key).map(\.locator) }

        /// Calls back with every recorded request until it is told to stop.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            var goesOn = true
            for layer in layers() where goesOn {
                layer.forEachRequest { key, request in
                    goesOn = visit(key, request)
                    return goesOn
                }
            }
        }

        private func choose(among candidates: [Candidate], _ query: Query) -> Int? {
            if candidates.isEmpty { return nil }
            if let seed = query.seed { return candidates.firstIndex { $0.locator.seed == seed } }
            return cursors.next(for: query.key, of: candidates.count)
        }

        private func candidates(for key: RequestKey) -> [Candidate] {
            var found: [Candidate] = []
            for layer in layers() {
                do {
                    found += try layer.locators(for: key).map { Candidate(layer: layer, locator: $0) }
                } catch {
                    report(error)
                }
            }
            return AnswerOrder.counting(found, \.locator)
        }

        private static func fromOneBase(_ candidates: [Candidate]) -> [Candidate] {
            Set(candidates.map(\.locator.base)).count == 1 ? candidates : []
        }
    }
}
