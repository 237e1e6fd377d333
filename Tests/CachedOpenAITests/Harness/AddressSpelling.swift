import Foundation

/// Writes a request's method, URL and body in any of the ways that mean the same.
struct AddressSpelling {
    var values: Spelling
    /// Such as `http://127.0.0.1:1234`; nil for spellings of OpenAI's.
    var server: String?

    init(_ seed: UInt64) { values = Spelling(seed) }

    mutating func method(_ method: String) -> String { roll(4) == 0 ? method.lowercased() : method }

    /// Headers never count; JSON is JSON whatever its header says.
    mutating func contentType() -> String? {
        ["application/json", "application/json; charset=utf-8", "text/plain", nil][roll(4)]
    }

    mutating func url(_ request: SampleRequest) -> String {
        let user = ["", "", "user@", "user:p%40ss@"][roll(4)]
        let host = ["api.openai.com", "API.OpenAI.com"][roll(2)] + ["", ":443"][roll(2)]
        let openAI = ["https", "HTTPS"][roll(2)] + "://" + user + host
        let start = (server?.replacingOccurrences(of: "://", with: "://" + user) ?? openAI) + "/v1"
        let path = request.path.split(separator: "/").map { escaped(String($0)) }.joined(separator: "/")
        let items = shuffled(request.query).map { item in
            escapedInQuery(item.name) + (item.value.map { "=" + escapedInQuery($0) } ?? "")
        }
        let query = (items + [["api_key=sk-1", "token=x"][roll(2)]].filter { _ in roll(4) == 0 }).joined(separator: "&")
        return start + "/" + path + (query.isEmpty ? ["", "?"][roll(2)] : "?" + query)
    }

    /// In another order, but those of one name in theirs.
    private mutating func shuffled(_ items: [SampleRequest.Item]) -> [SampleRequest.Item] {
        var names = items.map(\.name).shuffled(using: &values.dice)
        var rest = items
        return (0..<items.count).map { _ in
            let name = names.removeFirst()
            return rest.remove(at: rest.firstIndex { $0.name == name } ?? 0)
        }
    }

    private mutating func escapedInQuery(_ text: String) -> String {
        let escaped = escaped(text)
        return roll(2) == 0 ? escaped.replacingOccurrences(of: "%20", with: "+") : escaped
    }

    /// Percent-encoded, in capitals or not, and now and then where it isn't needed (RFC 3986, 6.2.2).
    private mutating func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let isUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8.contains(byte)
            if isUnreserved && roll(8) > 0 {
                escaped += String(decoding: [byte], as: UTF8.self)
            } else {
                escaped += String(format: roll(2) == 0 ? "%%%02x" : "%%%02X", Int(byte))
            }
        }
        return escaped
    }

    mutating func roll(_ count: Int) -> Int { values.roll(count) }
}
