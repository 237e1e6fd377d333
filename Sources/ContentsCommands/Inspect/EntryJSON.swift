import CacheContents
import CachedOpenAI
import Foundation

/// An entry as one JSON object, for programs. Its names stay as they are.
enum EntryJSON {
    static func of(_ interaction: Interaction, prices: PriceList?) -> JSON {
        let entry = interaction.entry
        let recorded = interaction.recorded
        var object: JSON.Object = [
            "name": .string(entry.name.description), "key": .string(entry.key.description),
            "turn": number(entry.number),
        ]
        object["seed"] = entry.seed.map(number)
        object["base"] = .string(entry.base)
        object["recorded"] = .string(entry.date)
        object["recorded_us"] = number(Int(entry.recordedAt))
        object["run_ms"] = number(Int(clamping: recorded.runMicroseconds / 1_000))
        object["marks"] = marks(entry.marks)
        if recorded.origin != .recorded { object["origin"] = recorded.origin == .imported ? "imported" : "edited" }
        if let request = interaction.request { addRequest(request, interaction.question, to: &object) }
        addAnswer(interaction, to: &object)
        object["usage"] = usage(interaction, prices)
        return .object(object)
    }

    private static func addRequest(
        _ request: OpenAICache.RecordedRequest, _ question: Question?, to object: inout JSON.Object
    ) {
        object["method"] = .string(request.method)
        object["path"] = .string(request.path)
        if !request.query.isEmpty { object["query"] = .string(request.query) }
        object["question"] = question.map { .string($0.label) }
        object["request_type"] = request.contentType.map(JSON.string)
        object["request"] = body(request.body)
    }

    private static func addAnswer(_ interaction: Interaction, to object: inout JSON.Object) {
        let recorded = interaction.recorded
        object["model"] = interaction.model.map(JSON.string)
        object["stream"] = .bool(interaction.answer.isStream)
        object["status"] = number(recorded.status)
        object["answer"] = .string(interaction.answer.label)
        object["response_type"] = recorded.headers["content-type"].map(JSON.string)
        object["response"] = body(recorded.body)
        if !recorded.pieces.isEmpty {
            object["pieces"] = .array(
                recorded.pieces.map { [number($0.byteCount), number(Int(clamping: $0.microseconds))] })
        }
        if !recorded.pictures.isEmpty {
            object["pictures"] = .array(
                recorded.pictures.map { picture in
                    ["url": .string(picture.url), "base64": .string(picture.content.base64EncodedString())]
                })
        }
    }

    private static func usage(_ interaction: Interaction, _ prices: PriceList?) -> JSON? {
        guard let usage = interaction.answer.usage else { return nil }
        var object: JSON.Object = ["input": number(usage.input), "output": number(usage.output)]
        if usage.cached > 0 { object["cached"] = number(usage.cached) }
        let price = interaction.model.flatMap { prices?.price(of: $0) }
        if let dollars = price?.dollars(for: usage) { object["dollars"] = .number(.init(dollars)) }
        return .object(object)
    }

    private static func marks(_ marks: OpenAICache.Marks) -> JSON? {
        let names = [
            (OpenAICache.Marks.failure, "failure"), (.provisional, "provisional"),
            (.replacesEarlier, "replaces_earlier"),
        ]
        .filter { marks.contains($0.0) }.map { JSON.string($0.1) }
        return names.isEmpty ? nil : .array(names)
    }

    /// As in other recordings of this form: text where it is UTF-8, else base64.
    private static func body(_ bytes: Data) -> JSON {
        if let text = String(data: bytes, encoding: .utf8) { return ["text": .string(text)] }
        return ["base64": .string(bytes.base64EncodedString())]
    }

    private static func number(_ value: Int) -> JSON { .number(.init(value)) }
}
