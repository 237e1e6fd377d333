import CachedOpenAI
import Foundation

/// One interaction as Ruby's VCR writes it.
struct RubyInteraction {
    private let tree: Tree
    private let request: Tree
    private let response: Tree

    /// - Throws: `LeftOut` for what is no interaction.
    init(_ tree: Tree) throws {
        guard let request = tree["request"], let response = tree["response"] else {
            throw LeftOut.unreadable("it has no request or no response")
        }
        self.tree = tree
        self.request = request
        self.response = response
    }

    /// - Throws: `LeftOut`.
    func exchange(at place: SourcePlace) throws -> Exchange {
        try refuseCode()
        let headers = CassetteHeaders(response["headers"])
        guard let status = response["status"]?["code"]?.integer else { throw LeftOut.unreadable("it has no status") }
        guard let body = try Self.body(response["body"]) else { throw LeftOut.noAnswer }
        let asked = Exchange.Request(
            method: request["method"]?.text ?? "", target: .url(request["uri"]?.text ?? ""),
            contentType: CassetteHeaders(request["headers"])["content-type"], body: try Self.body(request["body"]))
        let answer = OpenAICache.RecordedAnswer(
            status: status, headers: headers.all, body: try unpacked(body, headers), recordedAt: 0, origin: .imported)
        var exchange = Exchange(question: .request(asked), answer: answer, place: place)
        if let time = tree["recorded_at"]?.text.flatMap({ Moment.of(http: $0) ?? Moment.of($0) }) {
            exchange.answer.recordedAt = time
            exchange.isDated = true
        }
        return exchange
    }

    private func unpacked(_ body: Data, _ headers: CassetteHeaders) throws -> Data {
        let isPlain = response["adapter_metadata"]?["vcr_decompressed"] != nil
        return isPlain ? body : try ContentCoding.unpacked(body, coding: headers["content-encoding"])
    }

    /// A cassette may hold Ruby code that makes a part of it.
    private func refuseCode() throws {
        let texts =
            [request["uri"]?.text] + [request["body"], response["body"]].map { $0?["string"]?.text ?? $0?.text }
        guard texts.contains(where: { $0?.contains("<%=") == true }) else { return }
        throw LeftOut.unreadable("it holds ERB (<%= … %>), which is Ruby code: let Ruby render the cassette")
    }

    /// Nil if there is none.
    private static func body(_ tree: Tree?) throws -> Data? {
        guard let tree, tree.members != nil else { return tree?.bytes }
        if let base64 = tree["base64_string"]?.text {
            guard let data = Data(base64Encoded: base64, options: .ignoreUnknownCharacters) else {
                throw LeftOut.unreadable("a body's base64 is broken")
            }
            return data
        }
        guard let string = tree["string"], let bytes = string.bytes else { return tree["string"] == nil ? nil : Data() }
        if case .bytes = string { return bytes }
        return try encoded(bytes, as: tree["encoding"]?.text ?? "UTF-8")
    }

    /// A text as the bytes that it was: cassettes are UTF-8, whatever was recorded.
    private static func encoded(_ text: Data, as name: String) throws -> Data {
        switch name.uppercased() {
        case "UTF-8", "US-ASCII", "ASCII-8BIT", "BINARY", "": return text
        case "ISO-8859-1": return try encoded(text, .isoLatin1, name)
        case "WINDOWS-1252": return try encoded(text, .windowsCP1252, name)
        case "UTF-16LE": return try encoded(text, .utf16LittleEndian, name)
        case "UTF-16BE": return try encoded(text, .utf16BigEndian, name)
        case "SHIFT_JIS": return try encoded(text, .shiftJIS, name)
        case "EUC-JP": return try encoded(text, .japaneseEUC, name)
        default: throw LeftOut.packed("the encoding \(name)")
        }
    }

    private static func encoded(_ text: Data, _ encoding: String.Encoding, _ name: String) throws -> Data {
        guard let data = String(decoding: text, as: UTF8.self).data(using: encoding) else {
            throw LeftOut.unreadable("a body can't be written in its encoding \(name)")
        }
        return data
    }
}
