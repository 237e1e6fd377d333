import FlyingSocks
import Foundation

/// A body that comes in pieces with pauses between them, and may break off.
/// An error thrown here makes FlyingFox close the connection without ending the body.
struct PieceSequence: AsyncBufferedSequence {
    typealias Element = UInt8

    struct CutOff: Error {}

    private let pieces: [Data]
    private let gap: Duration
    private let endsInCut: Bool

    /// Empty pieces are left out: in chunked encoding one would end the body.
    init(_ pieces: [Data], gapMilliseconds: Int = 0, cutAfter cut: Int? = nil) {
        self.pieces = pieces.prefix(cut ?? pieces.count).filter { !$0.isEmpty }
        gap = .milliseconds(gapMilliseconds)
        endsInCut = cut != nil
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self)
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        private let sequence: PieceSequence
        private var index = 0
        private var rest = Data()

        init(sequence: PieceSequence) {
            self.sequence = sequence
        }

        mutating func next() async throws -> UInt8? {
            try await nextBuffer(suggested: 1)?.first
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            if rest.isEmpty {
                guard try await loadPiece() else { return nil }
            }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        private mutating func loadPiece() async throws -> Bool {
            let isLast = index == sequence.pieces.count
            if isLast && !sequence.endsInCut { return false }
            if index > 0 && sequence.gap > .zero { try await Task.sleep(for: sequence.gap) }
            if isLast { throw CutOff() }
            rest = sequence.pieces[index]
            index += 1
            return true
        }
    }
}
