import Foundation

nonisolated extension OpenAICache {
    /// The states of an object that will be another one when it is asked for again.
    ///
    /// They follow the API's description; some are those of other servers of its kind.
    enum UnfinishedStates {
        private static let ofAny: Set<String> = [
            "queued", "in_progress", "validating", "finalizing", "cancelling", "pending", "processing", "running",
            "preprocessing", "notrunning", "started", "validated", "cancellation_requested",
        ]
        private static let ofKind: [String: Set<String>] = [
            "file": ["uploaded"],
            "fine_tuning.job": ["validating_files", "paused"],
            // It goes on when the program has answered.
            "thread.run": ["requires_action"],
        ]
        /// Of the parts of a conversation or a response, which have a type.
        private static let ofItems: Set<String> = ["searching", "generating", "interpreting", "calling"]

        /// The state that an object is in while it is made; nil if it is made.
        static func state(of json: JSON, path: String) -> String? {
            guard let named = json["status"]?.stringValue else { return nil }
            let state = named.lowercased()
            let kind = json["object"]?.stringValue ?? kind(atPath: path)
            // A container that is running can be used, and stays as it is.
            if kind.hasPrefix("container") { return nil }
            let isItem = json["type"]?.stringValue != nil && ofItems.contains(state)
            return ofAny.contains(state) || isItem || ofKind[kind]?.contains(state) ?? false ? named : nil
        }

        /// Whether a list holds an object in the making.
        static func areHeld(in json: JSON, path: String) -> Bool {
            (json["data"]?.arrayValue ?? json.arrayValue ?? []).contains { state(of: $0, path: path) != nil }
        }

        /// The kind of an object that does not say what it is.
        private static func kind(atPath path: String) -> String {
            let parts = path.split(separator: "/")
            if parts.contains("containers") { return "container" }
            if parts.contains("vector_stores") { return "" }
            return parts.contains("files") ? "file" : parts.contains("fine_tuning") ? "fine_tuning.job" : ""
        }
    }
}
