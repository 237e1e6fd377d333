import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// One request as a test thinks of it, which can be written in many ways.
struct SampleRequest: Equatable, CustomStringConvertible {
    var method = "POST"
    var path = "/chat/completions"
    var query: [Item] = []
    var body: SampleJSON?

    struct Item: Equatable {
        var name: String
        var value: String?
    }

    /// Written in the usual way, or in one of the others.
    func identity(
        _ spelling: inout AddressSpelling, ignoring: Set<String> = []
    ) throws -> OpenAICache.RequestIdentity {
        let url = spelling.url(self)
        guard let parsed = URL(string: url), let address = OpenAICache.Address(parsed, knownBases: []) else {
            throw NoAddress(url: url)
        }
        let data = body.map { spelling.values.data($0) }
        return OpenAICache.RequestIdentity(
            method: spelling.method(method), address: address,
            body: .init(data, contentType: spelling.contentType()), ignoredFields: ignoring)
    }

    struct NoAddress: Error { let url: String }

    /// Without what says no more than its absence.
    var meaning: SampleRequest {
        guard case .object(let pairs)? = body else { return self }
        var request = self
        request.body = .object(pairs.filter { !Self.saysNothing(String(String.UnicodeScalarView($0.key)), $0.value) })
        return request
    }

    private static func saysNothing(_ name: String, _ value: SampleJSON) -> Bool {
        switch value {
        case .null: true
        case .bool(false): name == "stream"
        case .number(let number): name == "n" && number == SampleNumber("1")
        default: false
        }
    }

    var description: String {
        var spelling = Spelling(1)
        let query = query.map { "\($0.name)=\($0.value ?? "nil")" }.joined(separator: "&")
        return "\(method) \(path)?\(query) " + (body.map { String(decoding: spelling.data($0), as: UTF8.self) } ?? "-")
    }
}
