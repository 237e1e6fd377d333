import Foundation
import LoopbackAPI
import TestSupport

/// A web server with a cache on it, as good ones serve a file: with a tag, in parts, and not again what is known.
final class Publisher: Sendable {
    static let cache = Result {
        try Data(contentsOf: PastedFile.cache)
    }

    let api: LoopbackAPI
    let content: Data
    let tag: String

    init(_ api: LoopbackAPI, _ content: Data, tag: String = "\"1\"", at path: String = "/c.cache") {
        self.api = api
        self.content = content
        self.tag = tag
        api.answer("GET", path, needsKey: false) { [self] in reply(to: $0) }
    }

    /// Where it is published.
    var url: String { api.baseURL.absoluteString + "/c.cache" }

    /// What such a server answers.
    func reply(to request: LoopbackAPI.Request) -> LoopbackAPI.Reply {
        let headers = ["ETag": tag]
        if request.header("If-None-Match") == tag {
            return .data(Data(), contentType: "text/plain", status: 304, headers: headers)
        }
        guard let start = partStart(request) else {
            return .data(content, contentType: "application/octet-stream", headers: headers)
        }
        let range = "bytes \(start)-\(content.count - 1)/\(content.count)"
        return .data(
            content.dropFirst(start), contentType: "application/octet-stream", status: 206,
            headers: headers.merging(["Content-Range": range]) { $1 })
    }

    private func partStart(_ request: LoopbackAPI.Request) -> Int? {
        guard let range = request.header("Range"), request.header("If-Range") == tag else { return nil }
        return Int(range.dropFirst("bytes=".count).dropLast())
    }

    /// The first requests are answered so, all later ones as usual.
    func first(_ replies: [@Sendable (LoopbackAPI.Reply) -> LoopbackAPI.Reply]) {
        let before = api.requestCount
        api.answer("GET", "/c.cache", needsKey: false) { [self] request in
            let number = api.requestCount - before - 1
            let usual = reply(to: request)
            return number < replies.count ? replies[number](usual) : usual
        }
    }
}
