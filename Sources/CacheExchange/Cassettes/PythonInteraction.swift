import CachedOpenAI
import Foundation

/// One interaction as vcrpy and pydantic-ai write it.
struct PythonInteraction {
    private let request: Tree
    private let response: Tree

    /// - Throws: `LeftOut` for what is no interaction.
    init(_ tree: Tree) throws {
        guard let request = tree["request"], let response = tree["response"] else {
            throw LeftOut.unreadable("it has no request or no response")
        }
        self.request = request
        self.response = response
    }

    /// - Throws: `LeftOut`.
    func exchange(at place: SourcePlace) throws -> Exchange {
        let headers = CassetteHeaders(response["headers"])
        guard let status = response["status"]?["code"]?.integer ?? response["status_code"]?.integer else {
            throw LeftOut.unreadable("it has no status")
        }
        let body = try ContentCoding.unpacked(try answerBody, coding: headers["content-encoding"])
        let asked = Exchange.Request(
            method: request["method"]?.text ?? "", target: .url(request["uri"]?.text ?? ""),
            contentType: CassetteHeaders(request["headers"])["content-type"], body: requestBody)
        let answer = OpenAICache.RecordedAnswer(
            status: status, headers: headers.all, body: body, recordedAt: 0, origin: .imported)
        return Exchange(question: .request(asked), answer: answer, place: place)
    }

    /// Where the body was JSON, pydantic-ai writes what it says in its place.
    private var requestBody: Data? {
        request["parsed_body"].map { $0.json.data() } ?? request["body"]?.bytes
    }

    private var answerBody: Data {
        get throws {
            if let parsed = response["parsed_body"] { return parsed.json.data() }
            guard let body = response["body"] else { throw LeftOut.noAnswer }
            guard let content = body.members == nil ? body : body["string"] ?? body["base64_string"] else {
                return Data()
            }
            return content.bytes ?? Data()
        }
    }
}
