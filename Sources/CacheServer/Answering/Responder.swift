import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What answers every request: the server's own pages, and all else from the caches.
final class Responder: RequestHandler {
    private let rules: AccessRules
    private let sessions: Sessions
    private let upstream: Upstream
    private let log: RequestLog
    private let misses = RecentMisses()
    private let losses = OpenAICache.Locked(0)
    let unattended = Unattended()
    private let caches: OpenAICache.Locked<ServedCaches>
    /// Known once the server listens.
    private let port = OpenAICache.Locked(0)

    init(_ caches: ServedCaches, upstream: Upstream, rules: AccessRules, turns: TurnRule, log: RequestLog) {
        self.caches = OpenAICache.Locked(caches)
        self.upstream = upstream
        self.rules = rules
        self.log = log
        sessions = Sessions(turns)
    }

    func listens(at port: Int) { self.port.withLock { $0 = port } }

    /// How many answers were paid for and could not be kept.
    var lostCount: Int { losses.withLock { $0 } }

    func flushLog() { log.flush() }

    /// What is under way is answered from the old ones.
    func serve(_ caches: ServedCaches) { self.caches.withLock { $0 = caches } }

    func refusal(of head: RequestHead) -> ServedResponse? {
        rules.refusal(of: head, port: port.withLock { $0 })
    }

    func noteRefusal(_ response: ServedResponse, of head: RequestHead?) {
        // Without the query, which may hold a key.
        let title = head.map { head in "\(head.method) \(head.target.prefix { $0 != "?" })" } ?? "no request"
        var entry = RequestLog.Entry(
            word: "deny", title: OpenAICache.OneLine.of(title, most: 80), status: response.status)
        if case .whole(let body) = response.body {
            entry.detail = (try? OpenAICache.JSON(parsing: body))?["error"]?["code"]?.stringValue ?? ""
        }
        log.note(entry)
    }

    func dressed(_ response: ServedResponse, for head: RequestHead) -> ServedResponse {
        response.adding(rules.fields(for: head))
    }

    func answer(to request: ServedRequest) async -> ServedResponse {
        if rules.isPreflight(request.head) { return rules.preflight(request.head) }
        if request.method == "OPTIONS" { return ServedResponse(status: 204, [("allow", Self.methods)]) }
        // Such as TRACE, by which an API would show the server's own key.
        if !Self.methods.components(separatedBy: ", ").contains(request.method.uppercased()) {
            return .error(405, code: "method_not_allowed", "Of methods, this server knows \(Self.methods).").adding([
                ("allow", Self.methods)
            ])
        }
        guard let path = RequestPath(target: request.head.target) else {
            return .error(404, code: "no_such_path", "There is no such path.")
        }
        let caches = caches.withLock { $0 }
        if let page = ownPage(request, path, caches) { return page }
        if request.head.value("upgrade")?.lowercased() == "websocket" || path.path.hasPrefix("/realtime") {
            return .error(404, code: "not_recorded", "The Realtime API can't be cached.")
        }
        return await recorded(request, path, caches)
    }

    private func recorded(_ request: ServedRequest, _ path: RequestPath, _ caches: ServedCaches) async -> ServedResponse
    {
        let pictures = ServedPictures(folder: caches.folder.appending(path: OpenAICache.FileNames.pictures))
        let contentType = request.head.value("content-type")
        let body = pictures.named(in: OpenAICache.RequestBody(request.body, contentType: contentType))
        // What a HEAD tells is what the GET's answer begins with.
        let asked = request.method == "HEAD" ? request.asked(by: "GET") : request
        guard let plan = CallPlan(asked, path, body: body, upstream: upstream, mayDiffer: caches.mayDiffer) else {
            return .error(404, code: "no_such_path", "There is no such path.")
        }
        if path.path == "/models", asked.method == "GET", let list = await madeList(plan, caches) { return list }
        let answering = Answering(
            request: asked, path: path, caches: caches, pictures: pictures,
            cursors: sessions.cursors(of: Sessions.name(request, path, token: rules.token)), unattended: unattended
        ) { [log, misses, losses] entry in
            log.note(entry)
            if entry.word == "lost" { losses.withLock { $0 += 1 } }
            if entry.word == "miss" { misses.add(entry) }
        }
        return await answering.answer(plan)
    }

    /// Some programs ask for it before anything else.
    private func madeList(_ plan: CallPlan, _ caches: ServedCaches) async -> ServedResponse? {
        guard case .refused = caches.misses, (try? await caches.engine.holds(plan.sent.call)) == false else {
            return nil
        }
        let models = caches.models.map { name -> OpenAICache.JSON in
            ["id": .string(SecretMask.of(name)), "object": "model", "created": 0, "owned_by": "cached"]
        }
        log.note(.init(word: "made", title: plan.sent.call.title, status: 200))
        return .json(["object": "list", "data": .array(models)]).adding([("x-cached-openai", "made")])
    }

    // MARK: The server's own pages

    private func ownPage(_ request: ServedRequest, _ path: RequestPath, _ caches: ServedCaches) -> ServedResponse? {
        let isRead = request.method == "GET" || request.method == "HEAD"
        switch path.path {
        case "/" where isRead: return .text(Self.welcome)
        case "/_cached/health" where isRead:
            return .json([
                "status": "ok", "version": .string(OpenAICache.version), "misses": .string(caches.misses.word),
            ])
        case "/_cached/misses" where isRead: return .json(misses.json)
        case "/_cached/restart" where request.method == "POST":
            let isNamed = path.session != nil || request.head.value("x-cached-openai-session") != nil
            sessions.restart(isNamed ? Sessions.name(request, path, token: rules.token) : nil)
            return .json(["status": "ok"])
        case let text where isRead && text.hasPrefix(ServedPictures.path):
            let folder = caches.folder.appending(path: OpenAICache.FileNames.pictures)
            return ServedPictures(folder: folder).page(text)
        case let text where text.hasPrefix("/_cached/"):
            return .error(404, code: "no_such_path", "There is no such page of the server's own.")
        default: return nil
        }
    }

    private static let methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"

    private static let welcome = """
        This is cached-openai \(OpenAICache.version), which answers what was recorded as the OpenAI API would.
        Set OPENAI_BASE_URL to this address with /v1 behind it, and OPENAI_API_KEY to anything.

        GET  /_cached/health    whether it is there
        GET  /_cached/misses    what was asked lately and is not recorded
        POST /_cached/restart   the next question gets its first answer again

        """
}

extension ServedRequest {
    /// The same, as if it had been asked in another way.
    fileprivate func asked(by method: String) -> ServedRequest {
        ServedRequest(head: head.with(method: method), body: body, peer: peer)
    }
}
