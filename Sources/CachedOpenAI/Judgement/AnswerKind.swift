import Foundation

nonisolated extension OpenAICache {
    /// What an endpoint gives back, as the API's description has it.
    package enum AnswerKind: Sendable {
        case chat, completion, response, embeddings, images, moderation
        /// JSON with a `text`, or plain text.
        case transcription
        /// Bytes, or events that hold them.
        case speech
        /// Bytes of any kind, a web page or none at all included.
        case fileContent
        case list, object
        /// What may be empty: a deletion, or a call that was accepted or hung up.
        case deletion
        case unknown

        private static let posted: [String: AnswerKind] = [
            "chat/completions": .chat, "completions": .completion, "responses": .response, "embeddings": .embeddings,
            "images/generations": .images, "images/edits": .images, "images/variations": .images,
            "moderations": .moderation, "audio/transcriptions": .transcription, "audio/translations": .transcription,
            "audio/speech": .speech,
        ]
        private static let resources: Set<String> = [
            "models", "files", "batches", "vector_stores", "fine_tuning", "containers", "evals", "conversations",
            "responses", "completions", "videos", "skills", "uploads", "threads", "assistants",
            "voices", "voice_consents", "content_provenance_checks",
        ]
        private static let lists: Set<String> = [
            "jobs", "events", "checkpoints", "permissions", "input_items", "items", "messages", "runs", "output_items",
            "versions", "steps",
        ]

        /// - Parameter path: below the base URL; what a server puts before the API's own path doesn't matter.
        package init(method: String, path: String) {
            let parts = path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
            let last = parts.last ?? ""
            let lastTwo = parts.suffix(2).joined(separator: "/")
            switch method {
            case "DELETE", "HEAD": self = .deletion
            case "GET": self = Self.fetched(parts, last)
            case "POST" where parts.suffix(4).starts(with: ["realtime", "calls"]): self = .deletion
            case "POST": self = Self.posted[lastTwo] ?? Self.posted[last] ?? Self.made(parts, last)
            default: self = .unknown
            }
        }

        private static func fetched(_ parts: [String], _ last: String) -> AnswerKind {
            guard parts.contains(where: resources.contains) else { return .unknown }
            if last == "content" { return parts.contains("vector_stores") ? .list : .fileContent }
            if resources.contains(last) || lists.contains(last) { return .list }
            return owner(of: parts)
        }

        private static func made(_ parts: [String], _ last: String) -> AnswerKind {
            guard parts.contains(where: resources.contains) else { return .unknown }
            return owner(of: last == "cancel" ? parts.dropLast() : parts)
        }

        /// The kind of the object whose ID ends the path.
        private static func owner(of parts: [String]) -> AnswerKind {
            let collection = parts.dropLast().last
            if collection == "completions" { return .chat }
            return collection == "responses" && !["compact", "input_tokens"].contains(parts.last) ? .response : .object
        }

        /// The kind of a whole answer to a request that nobody knows.
        init(of json: JSON) {
            switch json["object"]?.stringValue {
            case "chat.completion": self = .chat
            case "text_completion": self = .completion
            case "response": self = .response
            default: self = .unknown
            }
        }

        /// The kind of a stream whose request nobody knows.
        init(ofEvent json: JSON) {
            switch json["object"]?.stringValue ?? json["type"]?.stringValue.map({ String($0.prefix { $0 != "." }) }) {
            case "chat.completion.chunk": self = .chat
            case "text_completion": self = .completion
            case "response": self = .response
            case "transcript": self = .transcription
            case "image_generation", "image_edit": self = .images
            case "speech": self = .speech
            default: self = json["choices"]?.arrayValue == nil ? .unknown : .chat
            }
        }

        /// What the client needs and this answer lacks, in words; nil if all is there.
        func lack(in json: JSON) -> String? {
            switch self {
            case .chat, .completion: holdsChoices(json) ? nil : "it has no choices"
            case .response: Self.holdsOutput(json) ? nil : "it has no output"
            case .embeddings: Self.holdsVectors(json) ? nil : "it has no embeddings"
            case .images: Self.holdsImages(json) ? nil : "it has no images"
            case .moderation: json["results"]?.arrayValue == nil ? "it has no results" : nil
            case .transcription: json.objectValue != nil && json["text"]?.stringValue == nil ? "it has no text" : nil
            case .list: json["data"] == nil && json.arrayValue == nil ? "it has no data" : nil
            case .object: json.objectValue?.isEmpty ?? true ? "it is not an object" : nil
            case .speech: "it is JSON and no sound"
            case .fileContent, .deletion, .unknown: nil
            }
        }

        private func holdsChoices(_ json: JSON) -> Bool {
            guard let choices = json["choices"]?.arrayValue, !choices.isEmpty else { return false }
            if self == .completion {
                return choices.allSatisfy {
                    $0["text"] != nil || Self.mayLackMessage($0["finish_reason"]?.stringValue)
                }
            }
            return choices.allSatisfy {
                $0["message"]?.objectValue != nil || Self.mayLackMessage($0["finish_reason"]?.stringValue)
            }
        }

        /// A server whose filter stopped the answer, or whose model failed, may leave the message out.
        static func mayLackMessage(_ finishReason: String?) -> Bool {
            finishReason.map { !["stop", "length", "tool_calls", "function_call", ""].contains($0) } ?? false
        }

        private static func holdsOutput(_ json: JSON) -> Bool {
            json["output"] != nil || json["status"]?.stringValue != nil
        }

        private static func holdsVectors(_ json: JSON) -> Bool {
            guard let data = json["data"]?.arrayValue, !data.isEmpty else { return false }
            return data.allSatisfy { isVector($0["embedding"]) }
        }

        /// Numbers, or the base64 of numbers of four bytes.
        private static func isVector(_ json: JSON?) -> Bool {
            if let text = json?.stringValue {
                let count = Data(base64Encoded: text)?.count ?? 0
                return count > 0 && count % 4 == 0
            }
            guard let numbers = json?.arrayValue, !numbers.isEmpty else { return false }
            return numbers.allSatisfy { if case .number = $0 { true } else { false } }
        }

        private static func holdsImages(_ json: JSON) -> Bool {
            guard let data = json["data"]?.arrayValue, !data.isEmpty else { return false }
            return data.allSatisfy { image in
                ["url", "b64_json"].contains { image[$0]?.stringValue != nil }
            }
        }
    }
}
