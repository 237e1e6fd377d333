import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What was asked.
package struct Question {
    /// A field that is no part of the conversation.
    package struct Field: Hashable, Sendable {
        /// Such as `temperature`.
        package let name: String
        /// As it was sent.
        package let value: JSON
    }

    /// Such as `POST`.
    package let method: String
    /// Below the base URL.
    package let path: String
    /// Behind the path.
    package let query: String
    /// What the endpoint gives back.
    package let kind: OpenAICache.AnswerKind
    /// The one that was asked for.
    package let model: String?
    /// Whether the answer was to come as events.
    package let isStream: Bool
    /// The conversation, or the texts that were sent.
    package let messages: [Message]
    /// What the model may use.
    package let tools: [Tool]
    /// What was uploaded.
    package let files: [Media]
    /// All else.
    package let fields: [Field]
    /// How many texts were sent that have nothing to do with each other, such as those to be embedded; 0 for a
    /// conversation.
    private let textCount: Int

    /// Where a conversation or a text stands, the first that is there.
    private static let conversations = ["messages", "input", "prompt", "query"]
    private static let others: Set<String> = [
        "messages", "input", "prompt", "model", "tools", "instructions", "stream",
    ]

    package init(_ request: OpenAICache.RecordedRequest) {
        method = request.method
        path = request.path
        query = request.query
        kind = OpenAICache.AnswerKind(method: request.method.uppercased(), path: request.path)
        isStream = request.asksForStream
        if let form = OpenAICache.MultipartForm(request.body, contentType: request.contentType) {
            (model, messages, files, fields) = Self.read(form)
            (tools, textCount) = ([], 0)
        } else {
            let json = request.body.isEmpty ? .null : (try? JSON(parsing: request.body)) ?? .null
            model = json["model"]?.stringValue
            messages = Self.messages(json)
            textCount = Self.texts(json)
            tools = (json["tools"]?.arrayValue ?? []).map(Tool.init)
            files = []
            fields = (json.objectValue ?? [:]).filter { !Self.others.contains($0.key) }
                .map { Field(name: $0.key, value: $0.value) }
        }
    }

    /// What a person remembers it by: the last message of a person's, else the first text, else what was asked for; of
    /// several texts the first, and how many more. Any text, as it was sent.
    package var label: String {
        if textCount > 1, let first = messages.first(where: { $0.role == "user" && !$0.text.isEmpty }) {
            return "\(first.text) (and \(Counted.grouped(textCount - 1)) more)"
        }
        let asked = messages.last { $0.role == "user" && !$0.text.isEmpty } ?? messages.last { !$0.text.isEmpty }
        if let asked { return asked.text }
        if let media = messages.last?.media.first ?? files.first { return media.name ?? media.description }
        let named = ["query", "name", "filename"].lazy.compactMap { name in
            fields.first { $0.name == name }?.value.stringValue
        }.first
        return named ?? "\(method) \(path)\(query.isEmpty ? "" : "?\(query)")"
    }

    private static func messages(_ json: JSON) -> [Message] {
        let instructions = json["instructions"]?.stringValue.map { Message(role: "instructions", parts: [.text($0)]) }
        return [instructions].compactMap { $0 } + conversation(value(json))
    }

    private static func texts(_ json: JSON) -> Int {
        let items = value(json).arrayValue ?? []
        return items.allSatisfy { $0.stringValue != nil } ? items.count : 0
    }

    private static func value(_ json: JSON) -> JSON {
        conversations.lazy.compactMap { json[$0] }.first { !$0.isNull } ?? .null
    }

    private static func conversation(_ value: JSON) -> [Message] {
        if let text = value.stringValue { return [Message(role: "user", parts: [.text(text)])] }
        guard let items = value.arrayValue else {
            return value["id"]?.stringValue.map { [Message(role: "user", parts: [.text($0)])] } ?? []
        }
        // Tokens in the place of texts.
        if items.contains(where: { $0.doubleValue != nil || $0.arrayValue != nil }) {
            return [Message(role: "user", parts: [.other(value)])]
        }
        let isParts = items.allSatisfy { $0["role"] == nil && ["text", "image_url"].contains($0["type"]?.stringValue) }
        if isParts, !items.isEmpty { return [Message(role: "user", parts: PartReader.parts(value))] }
        return items.map(MessageReader.message)
    }

    private static func read(
        _ form: OpenAICache.MultipartForm
    ) -> (model: String?, messages: [Message], files: [Media], fields: [Field]) {
        var (model, messages, files, fields): (String?, [Message], [Media], [Field]) = (nil, [], [], [])
        for part in form.parts {
            let text = part.filename == nil ? String(data: part.content, encoding: .utf8) : nil
            switch (part.name, text) {
            case ("model", let text?): model = text
            case ("prompt", let text?): messages.append(Message(role: "user", parts: [.text(text)]))
            case ("stream", _?): break
            case (let name, let text?): fields.append(Field(name: name, value: .string(text)))
            default: files.append(Media(bytes: part.content, type: part.contentType, name: part.filename ?? part.name))
            }
        }
        return (model, messages, files, fields)
    }
}
