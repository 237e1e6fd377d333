import Foundation

/// What is answered without a script: real shapes, and a counter in every chat answer and response.
struct UsualAnswers: Sendable {
    typealias Reply = LoopbackAPI.Reply

    private let counter = Locked(0)

    static let missingKey = Reply.error(
        401, "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key")

    func reply(to request: LoopbackAPI.Request) -> Reply {
        switch (request.method, request.path) {
        case ("POST", "/chat/completions"): return chat(request.json ?? [:])
        case ("POST", "/responses"): return response(request.json ?? [:])
        case ("POST", "/embeddings"): return UsualEmbeddings(asked: request.json ?? [:]).reply
        case ("GET", "/models"): return Self.models
        default: return Self.unknown(request)
        }
    }

    private func chat(_ asked: [String: Any]) -> Reply {
        let number = nextNumber()
        let chat = UsualChat(number: number, asked: asked)
        let reply = asked["stream"] as? Bool == true ? chat.stream : chat.completion
        return reply.adding(header: "x-request-id", "req_\(number)")
    }

    private func response(_ asked: [String: Any]) -> Reply {
        let number = nextNumber()
        let response = UsualResponse(number: number, asked: asked)
        let reply = asked["stream"] as? Bool == true ? response.stream : response.response
        return reply.adding(header: "x-request-id", "req_\(number)")
    }

    private func nextNumber() -> Int {
        counter.withLock { counter in
            counter += 1
            return counter
        }
    }

    private static let models = Reply.object([
        "object": "list",
        "data": ["gpt-4o-mini", "tts-1"].map { id in
            ["id": id, "object": "model", "created": 1, "owned_by": "openai"]
        },
    ])

    private static func unknown(_ request: LoopbackAPI.Request) -> Reply {
        .error(404, "Unknown request URL: \(request.method) \(request.path)", type: "invalid_request_error")
    }
}
