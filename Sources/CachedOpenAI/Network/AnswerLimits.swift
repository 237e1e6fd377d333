import Foundation

nonisolated extension OpenAICache {
    /// How much is read of an answer, and how long a connection may take to come about.
    struct AnswerLimits: Sendable {
        /// The largest file that the API takes, and so gives (https://platform.openai.com/docs/api-reference/files/create).
        var mostBytes = 512 << 20
        var mostErrorBytes = 1 << 20
        var connectSeconds = 20.0

        func mostBytes(of head: ResponseHead) -> Int {
            head.isSuccess ? mostBytes : mostErrorBytes
        }

        func tooLarge(_ url: URL?) -> TransportFailure {
            .init(
                description: "The answer of \(OneLine.of(url?.host ?? "the server", most: 100)) is larger than "
                    + "\(mostBytes >> 20) MB, so it was not read on. Ask for less at once, and check the base URL "
                    + "(OPENAI_BASE_URL).")
        }

        var noConnection: URLError {
            let text = "no connection came about within \(Int(connectSeconds.rounded(.up))) seconds"
            return URLError(.cannotConnectToHost, userInfo: [Foundation.NSLocalizedDescriptionKey: text])
        }
    }
}
