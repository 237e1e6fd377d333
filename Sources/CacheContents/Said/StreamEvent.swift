import CachedOpenAI
import Foundation

/// One event of a stream, and when it came.
package struct StreamEvent: Hashable, Sendable {
    /// The field `event`; empty if there was none.
    package let name: String
    /// The field `data`.
    package let data: Data
    /// Since the request was sent; that of the piece in which it ended.
    package let microseconds: UInt64

    /// Nil for `[DONE]` and what else is no JSON.
    package var json: JSON? { try? OpenAICache.AnswerJudge.json(data) }

    /// The events of an answer, with the times of its pieces.
    package static func all(of answer: OpenAICache.RecordedAnswer) -> [StreamEvent] {
        var events: [StreamEvent] = []
        var stream = OpenAICache.EventStream()
        var start = answer.body.startIndex
        for piece in answer.pieces {
            let end = answer.body.index(start, offsetBy: piece.byteCount, limitedBy: answer.body.endIndex)
            let bytes = answer.body[start..<(end ?? answer.body.endIndex)]
            events += stream.take(bytes).map { StreamEvent($0, piece.microseconds) }
            start = bytes.endIndex
        }
        let last = answer.pieces.last?.microseconds ?? answer.runMicroseconds
        events += stream.take(answer.body[start...]).map { StreamEvent($0, last) }
        return events + [stream.finish()].compactMap { $0 }.map { StreamEvent($0, last) }
    }

    private init(_ event: OpenAICache.EventStream.Event, _ microseconds: UInt64) {
        name = event.name
        data = event.data
        self.microseconds = microseconds
    }
}
