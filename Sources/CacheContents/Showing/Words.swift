import CachedOpenAI
import CachedOpenAIGenerator

/// How entries and their parts are told to people.
package enum Words {
    private static let kinds = [
        "chat/completions": "chat", "images/generations": "image", "images/edits": "edit",
        "images/variations": "variation",
        "audio/speech": "speech", "audio/transcriptions": "transcription", "audio/translations": "translation",
    ]

    /// In a word; `»` stands for a stream.
    package static func kind(_ interaction: Interaction, marksStreams: Bool = true) -> String {
        let name = EntryKind.name(ofPath: interaction.request?.path)
        let word = kinds.first { name == $0.key || name.hasSuffix("/\($0.key)") }?.value
        return (word ?? name) + (marksStreams && interaction.answer.isStream ? "»" : "")
    }

    /// What a person remembers the question by.
    package static func question(_ interaction: Interaction) -> String {
        interaction.question?.label ?? "request text left out"
    }

    /// Such as `0.8 s, 16 pieces`.
    package static func time(_ answer: OpenAICache.RecordedAnswer) -> String {
        if answer.origin == .imported, answer.runMicroseconds == 0 { return "imported" }
        let time = seconds(answer.runMicroseconds)
        return answer.pieces.count > 1 ? "\(time), \(Counted.grouped(answer.pieces.count)) pieces" : time
    }

    /// Such as `0.8 s`.
    package static func seconds(_ microseconds: UInt64) -> String {
        if microseconds < 10_000 { return "\(microseconds / 1_000) ms" }
        if microseconds < 100_000 { return "0.0\(microseconds / 10_000) s" }
        let tenths = (microseconds + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// Of the body and the pictures that came with it.
    package static func size(_ answer: OpenAICache.RecordedAnswer) -> String {
        ByteCount.inWords(answer.body.count + answer.pictures.reduce(0) { $0 + $1.content.count })
    }

    /// Such as `3.2`.
    package static func tenths(_ value: Double) -> String { fixed(value, 10) }

    /// Such as `0.998`.
    package static func thousandths(_ value: Double) -> String { fixed(value, 1_000) }

    private static func fixed(_ value: Double, _ scale: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        let units = Int((value * Double(scale)).rounded())
        let digits = String(abs(units) % scale)
        let zeros = String(repeating: "0", count: String(scale).count - 1 - digits.count)
        return "\(units < 0 ? "-" : "")\(abs(units) / scale).\(zeros)\(digits)"
    }

    /// Such as `62 in, 36 out`.
    package static func tokens(_ cost: Cost) -> String {
        let input = "\(Counted.grouped(cost.input)) in"
        return cost.output > 0 ? "\(input), \(Counted.grouped(cost.output)) out" : input
    }

    /// Such as `62 in, 36 out (1 answer tells none). Paid once: $0.0001 at list prices of 14 Nov 2026`.
    package static func cost(_ cost: Cost, _ prices: PriceList?) -> String {
        let untold =
            cost.untold == 0
            ? "" : " (\(Counted.of(cost.untold, "answer")) \(cost.untold == 1 ? "tells" : "tell") none)"
        return tokens(cost) + untold + "." + price(cost, prices)
    }

    private static func price(_ cost: Cost, _ prices: PriceList?) -> String {
        guard let prices, cost.priced > 0 else { return cost.unpriced > 0 && prices != nil ? " None has a price." : "" }
        let unknown =
            cost.unpriced == 0
            ? "" : " (\(Counted.of(cost.unpriced, "answer")) \(cost.unpriced == 1 ? "has" : "have") no price)"
        let list = prices.day.map { "list prices of \($0)" } ?? "the prices given"
        return " Paid once: \(Cost.inWords(cost.dollars)) at \(list)\(unknown)"
    }

    /// Of one answer, such as `62 in (14 of them known), 36 out, $0.0001`.
    package static func usage(_ usage: Usage, model: String?, _ prices: PriceList?) -> String {
        let dollars = model.flatMap { prices?.price(of: $0) }?.dollars(for: usage)
        let cost = dollars.map { ", \(Cost.inWords($0))" } ?? ""
        if let seconds = usage.seconds { return "\(seconds) s of sound" + cost }
        let cached = usage.cached > 0 ? " (\(Counted.grouped(usage.cached)) of them known)" : ""
        return "\(Counted.grouped(usage.input)) in\(cached), \(Counted.grouped(usage.output)) out" + cost
    }

    /// What is special about an entry.
    package static func marks(_ marks: OpenAICache.Marks) -> [String] {
        [
            marks.contains(.failure) ? "a failure that was kept on request" : nil,
            marks.contains(.provisional) ? "provisional: dev mode asks again" : nil,
            marks.contains(.replacesEarlier) ? "took the place of an earlier answer" : nil,
        ].compactMap { $0 }
    }

    /// Nil for what was recorded.
    package static func origin(_ origin: OpenAICache.RecordedAnswer.Origin) -> String? {
        switch origin {
        case .recorded: nil
        case .imported: "imported from a recording of another program's"
        case .edited: "edited by hand"
        }
    }
}
