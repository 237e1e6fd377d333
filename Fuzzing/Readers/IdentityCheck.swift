import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A request's key: what is sent without its seed is the same request.
enum IdentityCheck {
    static func run(_ body: OpenAICache.RequestBody) throws {
        for path in ["/responses", "/chat/completions"] {
            let whole = identity(path, body)
            let sent = identity(path, whole.outgoing)
            try BrokenPromise.unless(sent.key == whole.key, "what is sent has the key of what was asked")
            try BrokenPromise.unless(
                path != "/responses" || sent.seed == nil, "a seed that isn't known there isn't sent")
            let (data, contentType) = whole.outgoing.encoded
            let received = identity(path, OpenAICache.RequestBody(data, contentType: contentType))
            try BrokenPromise.unless(received.key == whole.key, "the bytes that are sent have that key too")
        }
    }

    private static func identity(_ path: String, _ body: OpenAICache.RequestBody) -> OpenAICache.RequestIdentity {
        .init(method: "POST", address: .init(base: "https://example.com/v1", path: path, query: ""), body: body)
    }
}
