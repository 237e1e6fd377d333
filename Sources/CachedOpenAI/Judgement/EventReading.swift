import Foundation

nonisolated extension OpenAICache {
    /// What an event of a stream is: the same to who gives it to a caller and to who judges whether it may be kept.
    enum EventReading {
        /// Nothing, or what only keeps the connection open.
        case nothing
        /// `[DONE]`. Whatever follows the mark, servers send nothing after it that belongs to the answer.
        case done
        case json(JSON)
        /// What is not JSON, and why.
        case text(JSONSyntaxError)

        private static let pings = ["ping", "heartbeat", "keepalive", "keep-alive"]

        init(_ event: EventStream.Event) {
            let text = event.data.drop { $0 <= 0x20 }
            if text.isEmpty {
                self = event.name == "error" ? .text(JSONSyntaxError(reason: "nothing", offset: 0)) : .nothing
            } else if text.starts(with: "[DONE]".utf8) || text.starts(with: "\"[DONE]\"".utf8) {
                self = .done
            } else {
                self = Self.read(event)
            }
        }

        private static func read(_ event: EventStream.Event) -> EventReading {
            let isPing = isPing(event.name)
            do {
                let json = try JSON(reading: event.data)
                return isPing && json.objectValue?.allSatisfy({ $0.key == "type" }) ?? true ? .nothing : .json(json)
            } catch {
                if isPing || Self.isPing(String(decoding: event.data.prefix(32), as: UTF8.self)) { return .nothing }
                return .text(error as? JSONSyntaxError ?? JSONSyntaxError(reason: "\(error)", offset: 0))
            }
        }

        private static func isPing(_ text: String) -> Bool { pings.contains(text.lowercased()) }
    }
}
