import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// An answer's body on its way into the types that programs use: as JSON, and as the events of a stream.
enum TypedAnswerCheck {
    static func run(_ bytes: Data) {
        stream(OpenAI.StreamEvents<OpenAI.ResponseStreamEvent>(), bytes)
        for chunks in [stream(OpenAI.StreamEvents<OpenAI.ChatCompletionChunk>(), bytes)] {
            var accumulator = OpenAI.ChatCompletionAccumulator()
            for chunk in chunks { accumulator.add(chunk) }
            _ = (try? accumulator.completion())?.description
        }
        guard let json = try? OpenAI.JSON(reading: bytes) else { return }
        read(OpenAI.ChatCompletion.self, json)
        read(OpenAI.Response.self, json)
        read(OpenAI.CreateEmbeddingResponse.self, json)
        read(OpenAI.ImagesResponse.self, json)
        read(OpenAI.Transcription.self, json)
        read(OpenAI.Batch.self, json)
        read(OpenAI.ModerationCreateResponse.self, json)
    }

    private static func read<Object: OpenAI.APIObject>(_ type: Object.Type, _ json: OpenAI.JSON) {
        guard let object = try? Object(json: json) else { return }
        _ = object.description
    }

    @discardableResult
    private static func stream<Element>(_ events: OpenAI.StreamEvents<Element>, _ bytes: Data) -> [Element] {
        var events = events
        var found: [Element] = []
        events.take([bytes.prefix(bytes.count / 2), bytes.dropFirst(bytes.count / 2)])
        while let element = try? events.next() { found.append(element) }
        if let last = try? events.last() { found.append(last) }
        for element in found { _ = element.description }
        return found
    }
}
