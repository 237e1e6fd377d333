/// Why a request can't be understood or must not be answered: what the client is told before the connection is closed.
struct HTTPProblem: Error, Equatable {
    let status: Int
    let message: String
    var code = "bad_request"

    static func bad(_ message: String) -> HTTPProblem { .init(status: 400, message: message) }
}
