import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// When a stream's pieces came, as paths of a drawing.
struct TimeLine {
    private static let width: UInt64 = 1_000
    private static let barCount = 12

    /// In microseconds.
    let total: UInt64
    private let pieces: [UInt64]

    /// Nil for what is no stream, or one whose times nobody knows.
    init?(_ answer: OpenAICache.RecordedAnswer) {
        guard answer.pieces.count > 1, let last = answer.pieces.last, last.microseconds > 0 else { return nil }
        total = max(answer.runMicroseconds, last.microseconds)
        pieces = answer.pieces.map(\.microseconds)
    }

    /// A tick a piece, 1,000 wide and 28 high; pieces that came at once share one.
    var ticks: String {
        var path = ""
        var before: UInt64?
        for piece in pieces {
            let place = place(piece)
            if place != before { path += "M\(place) 6V27" }
            before = place
        }
        return path
    }

    /// One taller tick.
    func tick(at microseconds: UInt64) -> String { "M\(place(microseconds)) 0V27" }

    /// How many came when, 60 wide and 12 high.
    var bars: String {
        var counts = [Int](repeating: 0, count: Self.barCount)
        for piece in pieces {
            let bar = Int(Double(piece) / Double(total) * Double(Self.barCount))
            counts[min(Self.barCount - 1, max(0, bar))] += 1
        }
        let most = counts.max() ?? 1
        return counts.enumerated().filter { $0.element > 0 }.map { index, count in
            "M\(index * 5 + 2) 12v-\(max(2, count * 12 / most))"
        }.joined()
    }

    private func place(_ microseconds: UInt64) -> UInt64 {
        min(Self.width, UInt64(Double(microseconds) / Double(total) * Double(Self.width)))
    }

    /// In words, such as `16 pieces in 1.4 s, the first token after 0.41 s`.
    func text(first: UInt64?) -> String {
        let token = first.map { ", the first token after \(Self.hundredths($0)) s" } ?? ""
        return "\(Counted.grouped(pieces.count)) pieces in \(Words.seconds(total))\(token)"
    }

    private static func hundredths(_ microseconds: UInt64) -> String {
        let hundredths = (microseconds + 5_000) / 10_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// When the first words came; nil if no event has any.
    static func firstToken(of answer: OpenAICache.RecordedAnswer) -> UInt64? {
        StreamEvent.all(of: answer).first { $0.json.map(saysSomething) ?? false }?.microseconds
    }

    private static func saysSomething(_ event: JSON) -> Bool {
        if let choice = event["choices"]?.arrayValue?.first {
            let delta = choice["delta"]
            let texts = [delta?["content"], delta?["reasoning_content"], delta?["refusal"], choice["text"]]
            return texts.contains { $0?.stringValue?.isEmpty == false }
                || delta?["tool_calls"]?.arrayValue?.isEmpty == false
        }
        return event["type"]?.stringValue?.hasSuffix(".delta") == true && event["delta"]?.stringValue?.isEmpty == false
    }
}
