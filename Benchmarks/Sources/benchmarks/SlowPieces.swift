import FlyingSocks
import Foundation

/// A stream of chat events that come one after the other.
struct SlowPieces: AsyncBufferedSequence {
    typealias Element = UInt8

    let count: Int
    let gap: Duration

    func makeAsyncIterator() -> Iterator { Iterator(pieces: self) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let pieces: SlowPieces
        private var index = 0

        init(pieces: SlowPieces) {
            self.pieces = pieces
        }

        mutating func next() async throws -> UInt8? { nil }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            if index > pieces.count { return nil }
            if index > 0 { try await Task.sleep(for: pieces.gap) }
            index += 1
            if index > pieces.count { return Data("data: [DONE]\n\n".utf8) }
            return Data(#"data: {"choices":[{"index":0,"delta":{"content":"word "}}]}"#.utf8) + Data("\n\n".utf8)
        }
    }
}
