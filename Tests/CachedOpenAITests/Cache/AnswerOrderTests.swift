import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Which answers count follows from where they stand, whatever the clocks said.
@Suite struct AnswerOrderTests {
    private static let key = SampleRecording.key(of: 1)

    private func place(_ time: Int64, _ marks: OpenAICache.Marks = [], seed: Int? = nil) -> OpenAICache.Locator {
        .init(
            key: Self.key, seed: seed, base: "b", recordedAt: time, frameOffset: 0, recordOffset: 0, marks: marks)
    }

    private func times(_ places: [OpenAICache.Locator], age: [Int]? = nil) -> [Int64] {
        let items = places.enumerated().map { (place: $0.element, age: age?[$0.offset] ?? 0) }
        return OpenAICache.AnswerOrder.counting(items, \.place) { $0.age }.map(\.place.recordedAt)
    }

    @Test func aReplacementTakesThePlaceOfWhatStandsBeforeItWhateverTheClocksSaid() {
        #expect(times([place(9), place(5, .replacesEarlier), place(1)]) == [5, 1])
        #expect(times([place(1, .replacesEarlier), place(9, .replacesEarlier), place(5)]) == [9, 5])
        #expect(times([place(9), place(8, seed: 1), place(5, .replacesEarlier)]) == [8, 5])
    }

    @Test func aFailureTakesThePlaceOfFailuresAlone() {
        let failure: OpenAICache.Marks = [.failure, .replacesEarlier]
        #expect(times([place(1), place(2, .failure), place(3, failure)]) == [1, 3])
        #expect(times([place(1, .failure), place(2), place(3, .replacesEarlier)]) == [3])
    }

    @Test func whatWasRecordedBesideACacheThatWasHandedOutIsNewer() {
        // The first place is the working directory's, the second what is embedded.
        #expect(times([place(1, .replacesEarlier), place(9)], age: [0, -1]) == [1])
        #expect(times([place(1), place(9, .replacesEarlier)], age: [0, -1]) == [1, 9])
        // A copy of a recording in a newer place closes no more than the first one did.
        #expect(
            times([place(1, .replacesEarlier), place(1, .replacesEarlier), place(2)], age: [0, -1, -1]) == [1, 2])
    }

    @Test func aProvisionalAnswerCountsUntilAnotherFollows() {
        #expect(times([place(1, .provisional)]) == [1])
        #expect(times([place(1, .provisional), place(2, .provisional)]) == [2])
        #expect(times([place(9, .provisional), place(2)]) == [2])
        #expect(times([place(1), place(2, .provisional)]) == [1, 2])
        #expect(times([place(1, .provisional), place(2, seed: 1)]) == [1, 2])
    }

    @Test func theSameRecordingCountsOnceAtItsFirstPlace() {
        #expect(times([place(1), place(2), place(1), place(3)]) == [1, 2, 3])
    }

    @Test func anyShuffleOfClocksLeavesTheSameAnswers() {
        var dice = Dice(4)
        for _ in 0..<300 {
            let marks = (0..<8).map { _ in
                [[], [], [], .replacesEarlier, .provisional][Int.random(in: 0..<5, using: &dice)] as OpenAICache.Marks
            }
            let seeds = (0..<8).map { _ in [nil, 1][Int.random(in: 0..<2, using: &dice)] }
            func kept(_ clocks: [Int64]) -> [Int?] {
                let places = (0..<8).map { place(clocks[$0], marks[$0], seed: seeds[$0]) }
                return times(places).map { time in clocks.firstIndex(of: time) }
            }
            #expect(kept(Array(1...8)) == kept((1...8).shuffled(using: &dice)))
        }
    }
}
