/// A scripted answer and the requests that it is for.
struct Route: Sendable {
    typealias Make = @Sendable (LoopbackAPI.Request) async throws -> LoopbackAPI.Reply

    let method: String
    let segments: [Substring]
    let needsKey: Bool
    let make: Make

    init(method: String, path: String, needsKey: Bool, make: @escaping Make) {
        self.method = method.uppercased()
        self.segments = Self.segments(of: path)
        self.needsKey = needsKey
        self.make = make
    }

    func matches(_ request: LoopbackAPI.Request) -> Bool {
        let asked = Self.segments(of: request.path)
        guard method == request.method, asked.count == segments.count else { return false }
        return zip(segments, asked).allSatisfy { $0 == "*" || $0 == $1 }
    }

    private static func segments(of path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }
}
