import Foundation

nonisolated extension OpenAI {
    /// From the bytes of an event stream to typed events.
    struct StreamEvents<Element: APIObject>: StreamDecoding {
        private typealias Event = OpenAICache.EventStream.Event

        private var decoder = OpenAICache.EventStream()
        private var judge = OpenAICache.EventJudge(kind: .unknown)
        private var waiting: [Event] = []
        private var position = 0
        private var isDone = false
        private var hasGiven = false

        mutating func begin(_ request: Request) {}

        mutating func take(_ pieces: [Data]) {
            for piece in pieces { waiting += decoder.take(piece) }
        }

        mutating func next() throws -> Element? {
            while position < waiting.count {
                let event = waiting[position]
                position += 1
                if let element = try element(of: event) {
                    hasGiven = true
                    return element
                }
            }
            waiting = []
            position = 0
            return nil
        }

        /// An answer that is not an event stream is given as the events that it would have been, or is an error.
        mutating func last(of head: OpenAICache.ResponseHead? = nil) throws -> Element? {
            if let event = decoder.finish() { waiting.append(event) }
            if let element = try next() { return element }
            let answer = UnstreamedAnswer(body: decoder.takeStray(), head: head)
            waiting = Self.events(try answer.events(of: Element.self, isAlone: !hasGiven && !isDone))
            if let element = try next() { return element }
            guard hasGiven else { throw answer.mismatch(Element.self) }
            return nil
        }

        private mutating func element(of event: Event) throws -> Element? {
            if isDone { return nil }
            switch OpenAICache.EventReading(event) {
            case .nothing: return nil
            case .done:
                isDone = true
                return nil
            case .json(let json): return try element(of: Self.named(json, event.name), event)
            case .text where event.name == "error":
                throw ErrorMapping.ended(by: String(decoding: event.data, as: UTF8.self), event.data)
            case .text(let reason): throw ErrorMapping.invalid(event.data, of: Element.self, reason)
            }
        }

        /// Some servers name an event in the field `event` alone.
        private static func named(_ json: JSON, _ name: String) -> JSON {
            guard case .object(var object) = json, !name.isEmpty,
                ["type", "object", "choices", "error"].allSatisfy({ object[$0] == nil })
            else { return json }
            object["type"] = .string(name)
            return .object(object)
        }

        private mutating func element(of json: JSON, _ event: Event) throws -> Element? {
            if let error = judge.take(json, eventName: event.name) {
                throw ErrorMapping.ended(by: error.message, event.data)
            }
            switch json {
            case .object: return try object(json, event)
            case .null: return nil
            case .array(let several):
                waiting.insert(contentsOf: Self.events(several, event.name), at: position)
                return nil
            // Not what the API sends, but no reason to end the stream.
            default: return try? Element(payload: Payload(json))
            }
        }

        private func object(_ json: JSON, _ event: Event) throws -> Element {
            do {
                return try Element(payload: Payload(json))
            } catch let error as FieldMismatch {
                throw ErrorMapping.invalid(event.data, of: Element.self, error)
            }
        }

        private static func events(_ several: [JSON], _ name: String = "") -> [Event] {
            several.map { Event(name: name, data: $0.data()) }
        }
    }

    /// What a stream gives, if it can come whole: some servers don't stream, or not with every model.
    protocol StreamElement {
        /// The events that a stream would have been; nil if the answer is something else.
        static func events(ofWhole answer: JSON) -> [JSON]?
        /// The same for an answer that is plain text.
        static func events(ofText text: String) -> [JSON]?
    }
}

nonisolated extension OpenAI.StreamElement {
    static func events(ofText text: String) -> [OpenAI.JSON]? { nil }
}
