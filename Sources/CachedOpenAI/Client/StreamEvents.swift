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
            if !isDone { waiting = Self.events(try answer.events(of: Element.self, isAlone: !hasGiven)) }
            if let element = try next() { return element }
            guard hasGiven else { throw answer.mismatch(Element.self) }
            return nil
        }

        private mutating func element(of event: Event) throws -> Element? {
            if isDone || UnstreamedAnswer.isBlank(event.data) { return nil }
            isDone = Self.isEnd(event.data)
            if isDone { return nil }
            do {
                return try element(of: JSON(reading: event.data), event)
            } catch let error as OpenAICache.JSONSyntaxError {
                return try Self.nothing(in: event, error)
            } catch let error as FieldMismatch {
                throw ErrorMapping.invalid(event.data, of: Element.self, error)
            }
        }

        private mutating func element(of json: JSON, _ event: Event) throws -> Element? {
            if Self.isPing(event.name), json.objectValue?.allSatisfy({ $0.key == "type" }) ?? true { return nil }
            if let error = judge.take(json, eventName: event.name) {
                throw ErrorMapping.ended(by: error.message, event.data)
            }
            switch json {
            case .object: return try Element(payload: Payload(json))
            case .null: return nil
            case .array(let several): waiting.insert(contentsOf: Self.events(several, event.name), at: position)
            // Not what the API sends, but no reason to end the stream.
            default: return try? Element(payload: Payload(json))
            }
            return nil
        }

        private static func events(_ several: [JSON], _ name: String = "") -> [Event] {
            several.map { Event(name: name, data: $0.data()) }
        }

        /// Whatever follows the mark, servers send nothing after it that belongs to the answer.
        private static func isEnd(_ data: Data) -> Bool {
            let text = data.drop { UnstreamedAnswer.isSpace($0) }
            return text.starts(with: "[DONE]".utf8) || text.starts(with: "\"[DONE]\"".utf8)
        }

        private static func isPing(_ text: String) -> Bool {
            ["ping", "heartbeat", "keepalive", "keep-alive"].contains(text.lowercased())
        }

        /// - Throws: what an event that is not JSON stands for, unless it only keeps the connection open.
        private static func nothing(in event: Event, _ reason: any Swift.Error) throws -> Element? {
            let text = String(decoding: event.data, as: UTF8.self)
            if event.name == "error" {
                throw ErrorMapping.ended(by: text, event.data)
            }
            if isPing(event.name) || isPing(text) { return nil }
            throw ErrorMapping.invalid(event.data, of: Element.self, reason)
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
