import Foundation
import LoopbackAPI

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A form as it arrived at the test server.
struct Form {
    let parts: [OpenAICache.MultipartForm.Part]

    init(_ request: LoopbackAPI.Request) throws {
        let form = OpenAICache.MultipartForm(request.body, contentType: request.header("Content-Type"))
        guard let form else { throw NoForm() }
        parts = form.parts
    }

    struct NoForm: Error {}

    /// The parts that are no files, as `name=text`.
    var texts: [String] {
        parts.filter { $0.filename == nil }.map { "\($0.name)=\(String(decoding: $0.content, as: UTF8.self))" }
    }

    /// The files, as `name filename contentType`.
    var files: [String] {
        parts.compactMap { part in part.filename.map { "\(part.name) \($0) \(part.contentType ?? "-")" } }
    }

    func content(_ name: String) -> Data? {
        parts.first { $0.name == name }.map { Data($0.content) }
    }
}
