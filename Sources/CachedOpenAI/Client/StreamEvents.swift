import Foundation

nonisolated extension OpenAI {
    /// From the bytes of an event stream to typed events.
    struct StreamEvents<Element: APIObject>: StreamDecoding {
        private var decoder = OpenAICache.EventStream()
        private var waiting: [OpenAICache.EventStream.Event] = []
        private var position = 0
        private var isDone = false

        mutating func take(_ pieces: [Data]) {
            for piece in pieces { waiting += decoder.take(piece) }
        }

        mutating func next() throws -> Element? {
            while position < waiting.count {
                let event = waiting[position]
                position += 1
                if let element = try element(of: event) { return element }
            }
            waiting = []
            position = 0
            return nil
        }

        mutating func last() throws -> Element? {
            if let event = decoder.finish() { waiting.append(event) }
            return try next()
        }

        private mutating func element(of event: OpenAICache.EventStream.Event) throws -> Element? {
            if isDone || event.data.isEmpty { return nil }
            if event.data.elementsEqual("[DONE]".utf8) {
                isDone = true
                return nil
            }
            do {
                let json = try JSON(parsing: event.data)
                if let error = Self.error(in: json, event: event.name) {
                    throw ErrorMapping.ended(by: error, event.data)
                }
                return try Element(json: json)
            } catch let error as APIError {
                throw error
            } catch {
                throw ErrorMapping.invalid(event.data, of: Element.self, error)
            }
        }

        /// The message of an error that comes as an event.
        private static func error(in json: JSON, event: String) -> String? {
            if let error = json["error"], !error.isNull, json["type"]?.stringValue == nil || event == "error" {
                return error["message"]?.stringValue ?? error.description
            }
            guard json["type"]?.stringValue == "error" || event == "error" else { return nil }
            return json["message"]?.stringValue ?? json["error"]?["message"]?.stringValue ?? json.description
        }
    }
}
