import CachedOpenAI
import Foundation

/// One entry of an HTTP Archive.
struct HAREntry {
    private typealias JSON = OpenAICache.JSON

    private let entry: JSON
    private let isFromReplay: Bool

    private var request: JSON { entry["request"] ?? .null }
    private var response: JSON { entry["response"] ?? .null }
    private var method: String { request["method"]?.stringValue ?? "" }
    private var own: JSON.Object? { entry[HARWriter.ownName]?.objectValue }

    var isPreflight: Bool { method.uppercased() == "OPTIONS" }

    /// - Throws: `LeftOut` for what is no pair of a request and an answer.
    init(_ json: OpenAICache.JSON, isFromReplay: Bool) throws {
        guard json["request"]?.objectValue != nil, json["response"]?.objectValue != nil else {
            throw LeftOut.unreadable("it has no request or no answer")
        }
        guard json["_webSocketMessages"] == nil else { throw LeftOut.unreadable("it is a web socket") }
        entry = json
        self.isFromReplay = isFromReplay
    }

    /// - Throws: `LeftOut`.
    func exchange(at place: SourcePlace) throws -> Exchange {
        if let own { return try ownExchange(own, at: place) }
        let headers = Self.headers(response["headers"])
        var answer = OpenAICache.RecordedAnswer(
            status: try status, headers: headers, body: try content(headers), recordedAt: 0, origin: .imported)
        answer.runMicroseconds = Self.microseconds(entry["time"])
        let target = Exchange.Target.url(request["url"]?.stringValue ?? "")
        let asked = Exchange.Request(method: method, target: target, contentType: contentType, body: try body)
        var exchange = Exchange(question: .request(asked), answer: answer, place: place)
        exchange.firstPieceAt = Self.microseconds(entry["timings"]?["wait"])
        if let time = entry["startedDateTime"]?.stringValue.flatMap({ Moment.of($0) }) {
            exchange.answer.recordedAt = time
            exchange.isDated = true
        }
        return exchange
    }

    /// Of our own archive: the row that it is made of, but for what HAR has words for.
    private func ownExchange(_ own: JSON.Object, at place: SourcePlace) throws -> Exchange {
        var row = own
        row["status"] = response["status"]
        row["response"] = RecordedBody.json(try content([:]))
        if !method.isEmpty, let base = own["base"]?.stringValue {
            let url = request["url"]?.stringValue ?? ""
            guard url.hasPrefix(base) else { throw LeftOut.unreadable("its URL is not below its base URL") }
            let below = url.dropFirst(base.count).split(
                separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            row["method"] = .string(method)
            row["path"] = .string(BaseParts(base).path + below[0])
            row["query"] = .string(below.count > 1 ? String(below[1]) : "")
            row["request"] = RecordedBody.json(try body ?? Data())
        }
        return try RowReader(.object(row)).exchange(at: place)
    }

    // MARK: The request

    private var contentType: String? {
        let named = Self.headers(request["headers"])["content-type"] ?? request["postData"]?["mimeType"]?.stringValue
        return named?.isEmpty == true ? nil : named
    }

    private var body: Data? {
        get throws {
            guard let posted = request["postData"] ?? request["content"], !posted.isNull else {
                return request["bodySize"]?.intValue == 0 ? Data() : nil
            }
            guard let text = posted["text"]?.stringValue, !text.isEmpty || posted["params"]?.arrayValue?.isEmpty ?? true
            else { return try form(posted["params"]?.arrayValue ?? []) }
            let isBase64 = entry[HARWriter.requestCoding] == "base64" || request[HARWriter.requestCoding] == "base64"
            if isBase64 || posted["encoding"] == "base64" { return try Self.base64(text) }
            return try isFromReplay ? textOrBinary(text) : Data(text.utf8)
        }
    }

    /// Replay writes what is not UTF-8 as base64 and doesn't say so.
    private func textOrBinary(_ text: String) throws -> Data {
        let type = contentType?.lowercased() ?? ""
        guard type.hasPrefix("multipart/") || type.hasPrefix("audio/") || type.hasPrefix("image/"),
            !text.hasPrefix("--")
        else { return Data(text.utf8) }
        return try Self.base64(text)
    }

    private func form(_ fields: [JSON]) throws -> Data? {
        guard !fields.isEmpty else { return nil }
        guard contentType?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            throw LeftOut.unreadable("of a form, only the fields are there: its boundary and its files are lost")
        }
        let items = fields.map { field in
            ["name", "value"].map { Self.escaped(field[$0]?.stringValue ?? "") }.joined(separator: "=")
        }
        return Data(items.joined(separator: "&").utf8)
    }

    private static func escaped(_ text: String) -> String {
        let allowed = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? text
    }

    // MARK: The answer

    private var status: Int {
        get throws {
            guard let status = response["status"]?.intValue else { throw LeftOut.unreadable("it has no status") }
            // Browsers write 0 for what never came.
            if status == 0 { throw LeftOut.noAnswer }
            return status
        }
    }

    private func content(_ headers: [String: String]) throws -> Data {
        guard let content = response["content"], let text = content["text"]?.stringValue else {
            if response["content"]?["size"]?.intValue == 0 || response["bodySize"]?.intValue == 0 { return Data() }
            throw LeftOut.noAnswer
        }
        return try ContentCoding.unpacked(try bytes(text, content), coding: headers["content-encoding"])
    }

    private func bytes(_ text: String, _ content: JSON) throws -> Data {
        if content["encoding"] == "base64" { return try chunks(text) ?? Self.base64(text) }
        if content["_isBinary"] == true || content["encoding"] == "hex" { return try Self.hexadecimal(text) }
        if let chunks = try chunks(text) { return chunks }
        return Data(text.utf8)
    }

    /// Polly writes the pieces of a packed body as a list of base64 or hexadecimal texts.
    private func chunks(_ text: String) throws -> Data? {
        guard entry["_id"] != nil || response["content"]?["_isBinary"] == true, text.hasPrefix("[\"") else {
            return nil
        }
        guard let list = (try? JSON(parsing: Data(text.utf8)))?.arrayValue?.map(\.stringValue), !list.contains(nil)
        else { return nil }
        let texts = list.compactMap { $0 }
        let areHexadecimal = texts.allSatisfy { $0.count % 2 == 0 && $0.allSatisfy(\.isHexDigit) }
        return try texts.reduce(into: Data()) { $0 += try areHexadecimal ? Self.hexadecimal($1) : Self.base64($1) }
    }

    private static func base64(_ text: String) throws -> Data {
        guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
            throw LeftOut.unreadable("a body's base64 is broken")
        }
        return data
    }

    private static func hexadecimal(_ text: String) throws -> Data {
        let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count % 2 == 0, !digits.contains(nil) else {
            throw LeftOut.unreadable("a body's hexadecimal digits are broken")
        }
        let values = digits.map { UInt8($0 ?? 0) }
        return Data(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }

    /// As objects, or as pairs: some programs write them so.
    private static func headers(_ json: JSON?) -> [String: String] {
        (json?.arrayValue ?? []).reduce(into: [:]) { headers, header in
            let name = header["name"]?.stringValue ?? header[0]?.stringValue
            let value = header["value"]?.stringValue ?? header[1]?.stringValue
            if let name, let value { headers[name.lowercased()] = value }
        }
    }

    private static func microseconds(_ json: JSON?) -> UInt64 {
        guard let milliseconds = json?.doubleValue, milliseconds > 0, milliseconds < 1e12 else { return 0 }
        return UInt64(milliseconds * 1_000)
    }
}
