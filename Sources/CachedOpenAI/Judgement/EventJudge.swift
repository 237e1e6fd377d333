import Foundation

nonisolated extension OpenAICache {
    /// Judges a stream event by event, live or recorded.
    package struct EventJudge {
        /// Found by the events, if the request does not tell it.
        package private(set) var kind: AnswerKind
        /// Why the stream is not to be kept although it is given to its end; nil if nothing speaks against it.
        package var failure: String? { failedEvent ?? (lacksChoices ? "it has no choices" : nil) }

        private var failedEvent: String?
        private var isDone = false
        private var hasLastEvent = false
        /// The choices that were seen, and those that have ended.
        private var choices: Set<Int> = []
        private var ended: Set<Int> = []

        package init(kind: AnswerKind) {
            self.kind = kind
        }

        /// - Parameter eventName: of the field `event`; empty if there was none.
        /// - Returns: the error that the event tells, which is thrown to the caller; nil if it tells none.
        package mutating func take(_ json: JSON, eventName: String = "") -> ErrorDetails? {
            if kind == .unknown { kind = AnswerKind(ofEvent: json) }
            if let error = error(in: json, eventName) {
                failedEvent = failedEvent ?? "it tells an error: \(error.shown)"
                return error
            }
            note(json, type: json["type"]?.stringValue ?? eventName)
            return nil
        }

        /// Takes the event `[DONE]`.
        package mutating func takeDone() {
            isDone = true
        }

        /// Whether the last event of the stream's kind was seen. A stream of a kind that nobody knows is whole when it is
        /// closed cleanly.
        package var isComplete: Bool {
            switch kind {
            case .chat, .completion: isDone || (!choices.isEmpty && choices.isSubset(of: ended))
            case .response: hasLastEvent
            case .transcription, .images, .speech: hasLastEvent
            default: true
            }
        }

        /// The event that tells that a stream of this kind is whole, for a message.
        package var lastEvent: String {
            switch kind {
            case .response: "response.completed"
            case .transcription: "transcript.text.done"
            case .images: "image_generation.completed"
            case .speech: "speech.audio.done"
            default: "[DONE]"
            }
        }

        private var lacksChoices: Bool {
            (kind == .chat || kind == .completion) && isDone && choices.isEmpty
        }

        private mutating func note(_ json: JSON, type: String) {
            switch kind {
            case .chat, .completion: note(choices: json["choices"]?.arrayValue ?? [])
            case .response:
                note(response: json["response"] ?? .null, type: type, json)
            case .transcription, .images, .speech:
                hasLastEvent = hasLastEvent || Self.endsStream(type)
                if type.hasSuffix(".failed") { fail(json) }
            default: break
            }
        }

        private mutating func note(response: JSON, type: String, _ json: JSON) {
            if type == "response.failed" { return fail(response.objectValue == nil ? json : response) }
            guard type == "response.completed" || type == "response.incomplete", response.objectValue != nil else {
                return
            }
            hasLastEvent = true
            if response["status"]?.stringValue == "failed" { fail(response) }
        }

        private mutating func note(choices new: [JSON]) {
            for choice in new {
                let index = choice["index"]?.intValue ?? 0
                choices.insert(index)
                // Some servers spell nothing out.
                if !["", "null"].contains(choice["finish_reason"]?.stringValue ?? "") { ended.insert(index) }
            }
        }

        private mutating func fail(_ json: JSON) {
            hasLastEvent = true
            let reason = ErrorDetails.told(by: json).map { ": \($0.shown)" } ?? ""
            failedEvent = failedEvent ?? "it tells of a failure\(reason)"
        }

        private static func endsStream(_ type: String) -> Bool {
            ["transcript.text.done", "image_generation.completed", "image_edit.completed", "speech.audio.done"]
                .contains(type)
        }

        private func error(in json: JSON, _ eventName: String) -> ErrorDetails? {
            let type = json["type"]?.stringValue ?? ""
            if type == "error" || eventName == "error" { return ErrorDetails(json) ?? ErrorDetails(["error": json]) }
            if kind == .chat || kind == .completion, let error = ErrorDetails.standingIn(forChoicesOf: json) {
                return error
            }
            // Such as `response.failed`: that an event of the API's own tells of an error is no error of the stream's.
            let isTyped = kind != .chat && kind != .completion && type.contains(".")
            return isTyped ? nil : ErrorDetails.told(by: json)
        }
    }
}
