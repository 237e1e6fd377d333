import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Makes a recording of an exchange as the library would have recorded it.
struct Judgement {
    private typealias Request = Exchange.Request

    private let options: ImportOptions
    private let hosts: KnownHosts

    init(_ options: ImportOptions) {
        self.options = options
        hosts = KnownHosts(options)
    }

    /// - Throws: `LeftOut`, if it must not be kept.
    func recording(of exchange: Exchange) throws -> OpenAICache.Recording {
        var recording = try asked(exchange)
        recording.marks.formUnion(try marks(of: recording, exchange))
        recording.answer.headers = exchange.answer.headers.filter {
            OpenAICache.KeepingRule.keptHeaders.contains($0.key)
        }
        addPieces(to: &recording.answer, exchange, isStream: recording.answer.isStream)
        try refuseSecrets(in: recording)
        return recording
    }

    // MARK: What was asked

    private func asked(_ exchange: Exchange) throws -> OpenAICache.Recording {
        switch exchange.question {
        case .leftOut(let base):
            guard let key = exchange.statedKey, let base = OpenAICache.Address.normalized(base: base) else {
                throw LeftOut.unreadable("it has neither a request nor a key and a base URL")
            }
            let nothing = OpenAICache.RecordedRequest(method: "", path: "", query: "", contentType: nil, body: Data())
            return OpenAICache.Recording(
                key: key, request: nothing, seed: statedSeed(exchange), base: base, answer: exchange.answer,
                marks: exchange.marks)
        case .request(let request): return try asked(request, exchange)
        }
    }

    private func asked(_ request: Request, _ exchange: Exchange) throws -> OpenAICache.Recording {
        let method = request.method.uppercased()
        guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw LeftOut.unreadable("its method is none")
        }
        let address = try address(of: request.target)
        guard let sent = request.body ?? (["POST", "PUT", "PATCH"].contains(method) ? nil : Data()) else {
            throw LeftOut.noQuestion
        }
        let body = OpenAICache.RequestBody(sent, contentType: request.contentType).kept
        let identity = OpenAICache.RequestIdentity(
            method: method, address: address, body: body, ignoredFields: options.ignoredFields)
        let kept = body.encoded
        let type = exchange.isOwn && kept.data == sent ? request.contentType : kept.contentType
        return OpenAICache.Recording(
            key: identity.key,
            request: .init(
                method: method, path: address.path, query: address.query, contentType: type, body: kept.data),
            seed: exchange.seed == .inBody ? identity.seed : statedSeed(exchange), base: address.base,
            answer: exchange.answer, marks: exchange.marks)
    }

    private func statedSeed(_ exchange: Exchange) -> Int? {
        if case .stated(let seed) = exchange.seed { seed } else { nil }
    }

    private func address(of target: Exchange.Target) throws -> OpenAICache.Address {
        switch target {
        case .address(let base, let path, let query):
            guard let base = OpenAICache.Address.normalized(base: base) else {
                throw LeftOut.unreadable("its base URL is none")
            }
            return .init(
                base: base, path: OpenAICache.PercentEncoding.normalized(path: path),
                query: OpenAICache.Address.canonical(query: query))
        case .url(let text): return try moved(address(of: text))
        }
    }

    private func address(of text: String) throws -> OpenAICache.Address {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let address = OpenAICache.Address(url, knownBases: bases(of: url))
        else { throw LeftOut.unreadable("its URL is none") }
        let host = BaseParts(address.base).host
        guard hosts.cover(host) else { throw LeftOut.host(host) }
        return address
    }

    /// Those that are named; of Azure's, the one of its deployment.
    private func bases(of url: URL) -> [String] {
        let named = options.bases.compactMap { OpenAICache.Address.normalized(base: $0) }
        let text = url.absoluteString
        guard let deployments = text.range(of: "/deployments/") else { return named }
        let name = text[deployments.upperBound...].prefix { $0 != "/" && $0 != "?" }
        let base = OpenAICache.Address.normalized(base: text[..<deployments.upperBound] + String(name))
        return named + [base].compactMap { $0 }
    }

    private func moved(_ address: OpenAICache.Address) -> OpenAICache.Address {
        let host = BaseParts(address.base).host
        guard let new = options.moved.first(where: { $0.host.lowercased() == host }),
            let base = OpenAICache.Address.normalized(base: new.base)
        else { return address }
        return .init(base: base, path: address.path, query: address.query)
    }

    // MARK: What came back

    /// What the library would have marked it with.
    private func marks(
        of recording: OpenAICache.Recording, _ exchange: Exchange
    ) throws -> OpenAICache.Marks {
        if exchange.marks.contains(.failure) { return [] }
        let (request, answer) = (recording.request, recording.answer)
        guard (200..<300).contains(answer.status) else { throw LeftOut.status(answer.status) }
        let verdict = OpenAICache.AnswerJudge.judge(
            method: request.method, path: request.path, requestedStream: request.asksForStream, status: answer.status,
            contentType: answer.headers["content-type"], body: answer.body)
        switch verdict {
        // It was judged when its request was known.
        case _ where request.isLeftOut: return []
        case .right: return []
        case .provisional: return .provisional
        case .inTheMaking(let why): throw LeftOut.inTheMaking(why)
        case .failure(let why): throw LeftOut.failure(why)
        }
    }

    private func addPieces(to answer: inout OpenAICache.RecordedAnswer, _ exchange: Exchange, isStream: Bool) {
        let isWhole = answer.pieces.reduce(0) { $0 &+ $1.byteCount } == answer.body.count
        if exchange.isTimed && isWhole || exchange.isOwn && !exchange.isTimed { return }
        answer.pieces = []
        guard isStream else { return }
        answer.pieces =
            StreamPieces(
                answer.body, first: exchange.firstPieceAt, run: answer.runMicroseconds, pace: options.pace
            ).pieces
        answer.runMicroseconds = max(answer.runMicroseconds, answer.pieces.last?.microseconds ?? 0)
    }

    private func refuseSecrets(in recording: OpenAICache.Recording) throws {
        if options.allowSecrets { return }
        var check = SecretCheck()
        check.add(path: recording.request.path, recording.key)
        check.add(recording.request, recording.key)
        check.add(recording.answer, from: recording.base, to: recording.key)
        if let finding = check.findings.first { throw LeftOut.secret(finding) }
    }
}

extension OpenAICache.RecordedAnswer {
    /// Whether it came as events.
    var isStream: Bool { headers["content-type"]?.lowercased().hasPrefix("text/event-stream") == true }
}
