import Foundation

nonisolated extension OpenAICache {
    /// Why a request was not sent on, or an answer not read on: in sentences for people.
    struct TransportFailure: LocalizedError, CustomStringConvertible {
        let description: String

        var errorDescription: String? { description }
    }
}
