/// Several pieces of work, timed in turn so that whatever else the machine does meets all of them alike.
struct Interleaved {
    /// Called with the round's number, from 0.
    typealias Work = (Int) async throws -> Void

    private let work: [Work]

    init(_ work: Work...) {
        self.init(work)
    }

    init(_ work: [Work]) {
        self.work = work
    }

    /// The median seconds of each piece of work.
    ///
    /// - Parameters:
    ///   - warmups: rounds before the ones that count, numbered with them.
    ///   - prepare: comes before each round, and is not timed.
    func medianSeconds(rounds: Int, warmups: Int = 1, prepare: Work = { _ in }) async throws -> [Double] {
        var seconds = [[Double]](repeating: [], count: work.count)
        for round in 0..<warmups + rounds {
            try await prepare(round)
            for (number, piece) in work.enumerated() {
                let clock = ContinuousClock()
                let start = clock.now
                try await piece(round)
                if round >= warmups { seconds[number].append((clock.now - start) / .seconds(1)) }
            }
        }
        return seconds.map(Median.of)
    }
}
