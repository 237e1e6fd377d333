import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// How entries and their parts are told to people.
enum Words {
    private static let kinds = [
        "chat/completions": "chat", "images/generations": "image", "images/edits": "edit",
        "images/variations": "variation",
        "audio/speech": "speech", "audio/transcriptions": "transcription", "audio/translations": "translation",
    ]

    /// In a word, with `»` for a stream.
    static func kind(_ interaction: Interaction) -> String {
        let name = EntryKind.name(ofPath: interaction.request?.path)
        let word = kinds.first { name == $0.key || name.hasSuffix("/\($0.key)") }?.value
        return (word ?? name) + (interaction.answer.isStream ? "»" : "")
    }

    static func question(_ interaction: Interaction) -> String {
        interaction.question?.label ?? "request text left out"
    }

    /// Such as `0.8 s, 16 pieces`.
    static func time(_ answer: OpenAICache.RecordedAnswer) -> String {
        if answer.origin == .imported, answer.runMicroseconds == 0 { return "imported" }
        let time = seconds(answer.runMicroseconds)
        return answer.pieces.count > 1 ? "\(time), \(Counted.grouped(answer.pieces.count)) pieces" : time
    }

    static func seconds(_ microseconds: UInt64) -> String {
        if microseconds < 10_000 { return "\(microseconds / 1_000) ms" }
        if microseconds < 100_000 { return "0.0\(microseconds / 10_000) s" }
        let tenths = (microseconds + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) s"
    }

    static func size(_ answer: OpenAICache.RecordedAnswer) -> String {
        ByteCount.inWords(answer.body.count + answer.pictures.reduce(0) { $0 + $1.content.count })
    }

    static func tokens(_ cost: Cost) -> String {
        "\(Counted.grouped(cost.input)) in" + (cost.output > 0 ? ", \(Counted.grouped(cost.output)) out" : "")
    }

    static func marks(_ marks: OpenAICache.Marks) -> [String] {
        [
            marks.contains(.failure) ? "a failure that was kept on request" : nil,
            marks.contains(.provisional) ? "provisional: dev mode asks again" : nil,
            marks.contains(.replacesEarlier) ? "took the place of an earlier answer" : nil,
        ].compactMap { $0 }
    }

    static func origin(_ origin: OpenAICache.RecordedAnswer.Origin) -> String? {
        switch origin {
        case .recorded: nil
        case .imported: "imported from a recording of another program's"
        case .edited: "edited by hand"
        }
    }
}
