import Foundation
import LoopbackAPI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// URLSession as a program would use it against the server.
struct Client: Sendable {
    let api: LoopbackAPI
    private let session: URLSession

    struct Answer {
        let status: Int
        let head: HTTPURLResponse
        let body: Data

        var text: String {
            String(decoding: body, as: UTF8.self)
        }

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:]
        }
    }

    init(_ api: LoopbackAPI) {
        self.api = api
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 120
        session = URLSession(configuration: configuration, delegate: nil, delegateQueue: Self.callbackQueue)
    }

    // Other operation queues share the few threads of tasks: a callback waits for a second if all are blocked.
    static var callbackQueue: OperationQueue {
        let queue = OperationQueue()
        queue.underlyingQueue = serialQueue
        return queue
    }

    // An operation queue does not keep it alive.
    private static let serialQueue = DispatchQueue(label: "callbacks")

    static func request(
        _ api: LoopbackAPI, _ path: String, body: String? = nil, key: String? = "sk-test"
    ) -> URLRequest {
        var request = URLRequest(url: URL(string: api.baseURL.absoluteString + path) ?? api.baseURL)
        request.httpMethod = body == nil ? "GET" : "POST"
        request.httpBody = body.map { Data($0.utf8) }
        request.setValue(key.map { "Bearer \($0)" }, forHTTPHeaderField: "Authorization")
        request.setValue(body.map { _ in "application/json" }, forHTTPHeaderField: "Content-Type")
        return request
    }

    func get(_ path: String, key: String? = "sk-test") async throws -> Answer {
        try await answer(to: Self.request(api, path, key: key))
    }

    func post(_ path: String, _ body: String, key: String? = "sk-test") async throws -> Answer {
        try await answer(to: Self.request(api, path, body: body, key: key))
    }

    /// The same, holding its thread until the answer is there.
    func blockingPost(_ path: String, _ body: String) -> Int? {
        let status = Outcome()
        let done = DispatchSemaphore(value: 0)
        session.dataTask(with: Self.request(api, path, body: body)) { _, response, _ in
            status.set((response as? HTTPURLResponse)?.statusCode)
            done.signal()
        }.resume()
        done.wait()
        return status.get()
    }

    private func answer(to request: URLRequest) async throws -> Answer {
        let (body, response) = try await session.data(for: request)
        guard let head = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Answer(status: head.statusCode, head: head, body: body)
    }
}
