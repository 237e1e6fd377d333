import CacheContents
import CachedOpenAI

/// What a question's row, and the comparison with other answers, need of an answer.
struct AnswerBrief {
    let label: String
    /// What it said, to be compared; empty if it isn't.
    let words: [String]
    let isStream: Bool
    let isFailure: Bool
    let hasMedia: Bool
    /// Of a stream: how long it took, with its pieces as little bars.
    let time: [String: Any]?

    init(_ interaction: Interaction, _ shown: Shown, comparesWords: Bool) {
        let answer = interaction.answer
        let raw = answer.allMedia.first { MediaView.isRawSound($0, interaction) }
        label = raw.map { MediaView.length(of: $0, interaction) } ?? shown.row(answer.label)
        words = comparesWords ? PartView.words(of: answer, shown) : []
        isStream = answer.isStream
        isFailure = answer.failure != nil
        hasMedia = !answer.allMedia.isEmpty
        let line = TimeLine(interaction.recorded)
        time = line.map { ["text": Words.seconds($0.total), "path": $0.bars] }
    }
}
