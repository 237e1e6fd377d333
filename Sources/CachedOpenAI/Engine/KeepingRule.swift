import Foundation

nonisolated extension OpenAICache {
    /// What of an answer is kept, and which answers are kept at all.
    enum KeepingRule {
        /// Nothing that tells who asked: no cookie, no organization.
        private static let keptHeaders: Set<String> = [
            "content-type", "openai-processing-ms", "openai-version", "x-request-id",
        ]
        private static let unfinished: Set<String> = [
            "queued", "in_progress", "validating", "finalizing", "cancelling", "pending", "running",
        ]

        static func headers(of head: ResponseHead) -> [String: String] {
            head.headers.filter { keptHeaders.contains($0.key) }
        }

        /// Why a whole success is not kept; nil if it is.
        static func reasonNotToKeep(_ landing: Flight.Landing, _ call: Call) -> String? {
            if case .failure(let error) = landing.pictures, !call.keepsWithoutPictures {
                return "names a picture that can't be had: \(error)"
            }
            return isFinal(method: call.method, body: landing.body) ? nil : "is still in the making"
        }

        /// An object that is still in the making will be another one when it is asked for again.
        private static func isFinal(method: String, body: Data) -> Bool {
            guard method == "GET", let status = (try? JSON(parsing: body))?["status"]?.stringValue else { return true }
            return !unfinished.contains(status)
        }
    }
}
