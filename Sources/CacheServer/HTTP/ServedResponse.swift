import CachedOpenAI
import Foundation

/// What is sent back.
struct ServedResponse: Sendable {
    /// Sends a piece of the body, and returns when there is room for another.
    typealias Write = @Sendable (Data) async throws -> Void

    enum Body: Sendable {
        case whole(Data)
        /// Calls for each piece as it comes. If it throws, the body is left without its end, as a sign that it is not whole.
        case pieces(@Sendable (Write) async throws -> Void)
    }

    var status: Int
    var fields: [(name: String, value: String)] = []
    var body: Body = .whole(Data())
    /// The connection ends behind it.
    var closes = false

    init(status: Int, _ fields: [(name: String, value: String)] = [], _ body: Body = .whole(Data())) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An error in OpenAI's shape, which every client shows to the person in front of it.
    static func error(
        _ status: Int, code: String, _ message: String, type: String = "invalid_request_error",
        details: [(String, OpenAICache.JSON)] = []
    ) -> ServedResponse {
        var error: OpenAICache.JSON.Object = [
            "message": .string(message), "type": .string(type), "param": nil, "code": .string(code),
        ]
        for (name, value) in details { error[name] = value }
        let body = OpenAICache.JSON.object(["error": .object(error)]).data()
        return ServedResponse(
            status: status,
            [
                ("content-type", "application/json"), ("cache-control", "no-store"),
                ("x-should-retry", status == 503 ? "true" : "false"),
            ],
            .whole(body))
    }

    static func error(_ problem: HTTPProblem) -> ServedResponse {
        var response = error(problem.status, code: problem.code, problem.message)
        response.closes = true
        return response
    }

    static func text(_ text: String) -> ServedResponse {
        ServedResponse(status: 200, [("content-type", "text/plain; charset=utf-8")], .whole(Data(text.utf8)))
    }

    static func json(_ json: OpenAICache.JSON, status: Int = 200) -> ServedResponse {
        ServedResponse(
            status: status, [("content-type", "application/json"), ("cache-control", "no-store")], .whole(json.data()))
    }

    /// How many bytes its body has, if it doesn't come in pieces.
    var wholeCount: Int {
        if case .whole(let bytes) = body { bytes.count } else { 0 }
    }

    /// With more headers.
    func adding(_ more: [(name: String, value: String)]) -> ServedResponse {
        var response = self
        response.fields += more
        return response
    }
}
