import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// What was asked, as values for the template.
struct AskedView {
    private static let mostLines = 6
    private static let mostFields = 60
    private static let mostMessages = 300

    /// If nothing of the question can be read.
    static var nothing: [String: Any] {
        [
            "requestLine": false, "isLeftOut": true, "messages": false, "hasFiles": false, "hasTools": false,
            "hasFields": false,
        ]
    }

    private let interaction: Interaction
    private let shown: Shown

    init(_ interaction: Interaction, _ shown: Shown) {
        self.interaction = interaction
        self.shown = shown
    }

    func values(_ view: inout PartView) -> [String: Any] {
        guard let question = interaction.question else { return Self.nothing }
        let messages = question.messages.prefix(Self.mostMessages).filter { !$0.parts.isEmpty }.map {
            view.values($0, alt: "sent with the question", in: interaction)
        }
        let files = question.files.map { view.values($0, alt: "uploaded with the question", in: interaction) }
        let tools = question.tools.map { ["text": shown.line($0.signature, most: 400)] as [String: Any] }
        let isBare = question.messages.isEmpty && question.files.isEmpty && question.fields.isEmpty
        let fields = question.fields.prefix(Self.mostFields).map(field)
        return [
            "requestLine": isBare ? ["text": line(question)] : false as Any, "isLeftOut": false, "messages": messages,
            "hasFiles": !files.isEmpty, "files": files,
            "hasTools": !tools.isEmpty, "tools": tools, "hasFields": !fields.isEmpty, "fields": fields,
        ]
    }

    private func line(_ question: Question) -> String {
        shown.line(
            "\(question.method) \(question.path)\(question.query.isEmpty ? "" : "?\(question.query)")", most: 400)
    }

    private func field(_ field: Question.Field) -> [String: Any] {
        let name = shown.line(field.name, most: 80)
        if let text = field.value.stringValue, text.utf8.count < 200 {
            return ["name": name, "isLong": false, "value": shown.line(text, named: field.name)]
        }
        let json = ShortJSON(shown.masked(field.value, named: field.name), interaction.entry.name, shown)
        let isLong = json.lineCount > Self.mostLines
        let value = isLong ? json.text : shown.json(field.value, named: field.name)
        return ["name": name, "isLong": isLong, "lines": Counted.grouped(json.lineCount), "value": value]
    }
}
