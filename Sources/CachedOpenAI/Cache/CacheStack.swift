import Foundation

nonisolated extension OpenAICache {
    /// All places where answers are, one over the other, and the choice of the answer to a request.
    package final class CacheStack: Sendable {
        struct Query: Sendable {
            var keys: RequestKeys
            var seed: Int?
            var base: String
            /// In production, answers that were all recorded from one other base URL will do.
            var acceptsOtherBase: Bool
            /// A list of which something was in the making will do.
            var acceptsProvisional = true
            /// A failure that was kept on request is wanted as well.
            var acceptsFailure = false
            /// Without a seed, each answer is given once in the process; then there is none.
            var givesEachOnce = false
            /// Where the turns are counted; nil: with all others.
            var cursors: Cursors?
            /// Whose turn it was when some of it was missing.
            var chosen: Locator?
        }

        package struct Hit {
            package var answer: RecordedAnswer
            /// That of the request, or the one that an earlier version gave it.
            package var key: RequestKey
            /// The answer's number among the recorded ones, from 1.
            package var number: Int
            package var count: Int
            /// The base URL it was recorded from, if it is another than the one asked for.
            package var otherBase: String?
            package var layerName: String
            var delaysResponses: Bool
        }

        /// What a look came to.
        struct Finding {
            var hit: Hit?
            /// Whether answers were passed over that were recorded for just this: not wanted, or not to be read.
            var passedOverOwn = false
            /// What must be fetched before more can be told, and whose turn it is then.
            var missing: MissingParts?
            var chosen: Locator?
        }

        /// The places by what came first, and by what is used first.
        struct Layers {
            /// What was handed out: the program's resources, then what is embedded.
            var own: [any CacheLayer] = []
            /// What lies in the working directory, in the order in which it was recorded.
            var recorded: [any CacheLayer] = []

            var all: [any CacheLayer] { recorded + own }

            /// What was handed out is older than what was recorded beside it.
            func age(of place: Int) -> Int { place < recorded.count ? 0 : -place }
        }

        /// Answers to one request that turn out to be damaged or not wanted, before it counts as a miss.
        private static let mostTried = 16

        /// Lists from here on are kept, so many at most.
        private static let fewestKept = 64
        private static let mostLists = 8

        private typealias Candidate = AnswerList.Candidate

        /// What a list depends on but for what is recorded.
        private struct ListName: Hashable {
            var key: RequestKey
            var base: String
            var accepted: [Bool]

            init(_ query: Query) {
                key = query.keys.present
                base = query.base
                accepted = [query.acceptsOtherBase, query.acceptsProvisional, query.acceptsFailure]
            }
        }

        private let lists = Locked<[ListName: AnswerList]>([:])
        private let layers: @Sendable () -> Layers
        private let cursors: Cursors
        private let report: @Sendable (any Swift.Error) -> Void

        /// - Parameter report: told of damage that is met on the way.
        init(
            cursors: Cursors, layers: @escaping @Sendable () -> Layers,
            report: @escaping @Sendable (any Swift.Error) -> Void
        ) {
            self.cursors = cursors
            self.layers = layers
            self.report = { if !($0 is MissingParts) { report($0) } }
        }

        var isEmpty: Bool { layers().all.allSatisfy(\.isEmpty) }

        /// The answer to give now, if there is one. Moves the cursor of an unseeded request.
        ///
        /// - Parameter isWanted: what it refuses is passed over.
        func answer(to query: Query, where isWanted: (RecordedAnswer, Marks) -> Bool = { _, _ in true }) -> Finding {
            var finding = Finding()
            do {
                try look(for: query, where: isWanted, into: &finding)
            } catch {
                finding.missing = error
            }
            return finding
        }

        private func look(
            for query: Query, where isWanted: (RecordedAnswer, Marks) -> Bool, into finding: inout Finding
        ) throws(MissingParts) {
            var list = try list(for: query)
            var turn = query.chosen.flatMap { chosen in list.candidates.firstIndex { $0.locator == chosen } }
            for _ in 0..<Self.mostTried {
                guard let index = turn ?? choose(among: list, query) else { break }
                turn = nil
                let chosen = list.candidates[index]
                do {
                    let answer = try Copies.answer(
                        at: chosen.locator, of: chosen.layer, or: layers().all, report: report)
                    if isWanted(answer, chosen.locator.marks) {
                        finding.hit = hit(answer, chosen, number: index + 1, of: list.candidates.count, query)
                        return
                    }
                } catch let missing as MissingParts {
                    finding.chosen = chosen.locator
                    throw missing
                } catch {
                    report(error)
                }
                if chosen.locator.seed == query.seed && chosen.locator.base == query.base {
                    finding.passedOverOwn = true
                }
                list = list.without(index)
            }
        }

        /// A time at which no answer to a request was recorded: by its time a recording is told from others, and clocks
        /// may stand still.
        func unusedTime(near time: Int64, for query: Query) -> Int64 {
            let list = try? list(for: query)
            var time = time
            while list?.holds(time: time) == true { time += 1 }
            return time
        }

        /// Where all answers to a request are, of any seed and base URL. Moves no cursor.
        func recorded(for keys: RequestKeys) -> [Locator] {
            ((try? candidates(for: keys, [])) ?? []).map(\.locator)
        }

        /// Whether a text stands in one of the answers that were recorded under a key.
        func holds(_ text: String, under key: RequestKey) -> Bool {
            let text = Data(text.utf8)
            return layers().all.contains { layer in
                let locators = (try? layer.locators(for: key)) ?? []
                return locators.contains { (try? layer.answer(at: $0))?.body.range(of: text) != nil }
            }
        }

        /// With how much of what is recorded a request can be compared; nil if it is all.
        var comparedShare: String? { layers().all.lazy.compactMap(\.comparedShare).first }

        /// Calls back with every recorded request until it is told to stop.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            var goesOn = true
            for layer in layers().all where goesOn {
                layer.forEachRequest { key, request in
                    goesOn = visit(key, request)
                    return goesOn
                }
            }
        }

        private func hit(
            _ answer: RecordedAnswer, _ chosen: Candidate, number: Int, of count: Int, _ query: Query
        ) -> Hit {
            Hit(
                answer: answer, key: chosen.locator.key, number: number, count: count,
                otherBase: chosen.locator.base == query.base ? nil : chosen.locator.base,
                layerName: chosen.layer.name, delaysResponses: chosen.layer.delaysResponses)
        }

        private func list(for query: Query) throws(MissingParts) -> AnswerList {
            let layers = layers()
            let key = query.keys.present
            let stamps = layers.all.map {
                AnswerList.Stamp(layer: $0, count: $0.changingCount(for: key))
            }
            let name = ListName(query)
            let known = lists.withLock { $0[name] }
            if let known, known.stamps == stamps { return known }
            let grown = known?.grown(to: stamps, of: layers, key: key, base: query.base)
            let list = if let grown { grown } else { AnswerList(try usable(for: query, stamps), stamps: stamps) }
            if list.candidates.count >= Self.fewestKept { keep(list, name) }
            return list
        }

        private func keep(_ list: AnswerList, _ name: ListName) {
            lists.withLock { lists in
                if lists.count >= Self.mostLists, lists[name] == nil { lists = [:] }
                lists[name] = list
            }
        }

        private func usable(
            for query: Query, _ stamps: [AnswerList.Stamp]
        ) throws(MissingParts) -> [Candidate] {
            let found = try candidates(for: query.keys, stamps).filter { candidate in
                let marks = candidate.locator.marks
                return (query.acceptsFailure || !marks.contains(.failure))
                    && (query.acceptsProvisional || !marks.contains(.provisional))
            }
            let same = found.filter { $0.locator.base == query.base }
            return same.isEmpty && query.acceptsOtherBase ? Self.fromOneBase(found) : same
        }

        private func choose(among list: AnswerList, _ query: Query) -> Int? {
            if let seed = query.seed { return list.index(ofSeed: seed) }
            let cursors = query.cursors ?? cursors
            if query.givesEachOnce {
                let turn = cursors.next(for: query.keys.present, of: .max)
                return turn < list.candidates.count ? turn : nil
            }
            if list.candidates.isEmpty { return nil }
            return cursors.next(for: query.keys.present, of: list.candidates.count)
        }

        /// - Parameter stamps: what is recorded meanwhile stays out; empty for all there is.
        private func candidates(
            for keys: RequestKeys, _ stamps: [AnswerList.Stamp]
        ) throws(MissingParts) -> [Candidate] {
            let layers = layers()
            let all = layers.all
            let others = keys.others(all.contains(where: \.holdsEarlierKeys))
            var found: [Candidate] = []
            for (place, layer) in all.enumerated() {
                do {
                    // What has another key was recorded earlier.
                    let before = try others.flatMap(layer.locators)
                    let count = place < stamps.count ? stamps[place].count : nil
                    let present = try layer.locators(for: keys.present).prefix(count ?? .max)
                    found += (before + present).map { .init(layer: layer, place: place, locator: $0) }
                } catch let missing as MissingParts {
                    throw missing
                } catch {
                    report(error)
                }
            }
            if found.isEmpty, let missing = all.lazy.compactMap(\.whatMayBeNewer).first { throw missing }
            return AnswerOrder.counting(found, \.locator) { layers.age(of: $0.place) }
        }

        private static func fromOneBase(_ candidates: [Candidate]) -> [Candidate] {
            Set(candidates.map(\.locator.base)).count == 1 ? candidates : []
        }
    }
}
