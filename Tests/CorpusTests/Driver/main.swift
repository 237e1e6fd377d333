// Sends every request of a recorded corpus through a URLSession of its own, as a program with another client would, and
// writes what came back, one JSON object a line: {"status": 200, "body": base64} or {"error": text}.
//
// usage: driver CORPUS ORIGIN OUTPUT      (ORIGIN such as http://127.0.0.1:8111)
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

struct Row: Decodable {
    struct Body: Decodable {
        var text: String?
        var base64: String?

        var data: Data { text.map { Data($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) } ?? Data() }
    }

    var method: String
    var path: String
    var query: String
    var requestType: String?
    var request: Body
}

struct Outcome: Encodable {
    var status: Int?
    var body: String?
    var error: String?
}

func send(_ row: Row, to origin: String, through session: URLSession) async -> Outcome {
    let query = row.query.isEmpty ? "" : "?\(row.query)"
    guard let url = URL(string: origin + row.path + query) else { return Outcome(error: "bad URL \(row.path)") }
    var request = URLRequest(url: url)
    request.httpMethod = row.method
    request.setValue(row.requestType, forHTTPHeaderField: "Content-Type")
    request.setValue("Bearer sk-test", forHTTPHeaderField: "Authorization")
    let body = row.request.data
    if !body.isEmpty { request.httpBody = body }
    do {
        let (data, response) = try await session.data(for: request)
        return Outcome(status: (response as? HTTPURLResponse)?.statusCode, body: data.base64EncodedString())
    } catch {
        return Outcome(error: "\(error)")
    }
}

let arguments = CommandLine.arguments
let decoder = JSONDecoder()
decoder.keyDecodingStrategy = .convertFromSnakeCase
let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
var output = Data()
for line in try Data(contentsOf: URL(fileURLWithPath: arguments[1])).split(separator: UInt8(ascii: "\n")) {
    let row = try decoder.decode(Row.self, from: line)
    output += try JSONEncoder().encode(await send(row, to: arguments[2], through: session)) + [UInt8(ascii: "\n")]
}
try output.write(to: URL(fileURLWithPath: arguments[3]))
