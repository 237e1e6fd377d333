import CachedOpenAI
import Foundation

/// Gives one request to the engine, and its answer to the connection.
struct Answering: Sendable {
    let request: ServedRequest
    let path: RequestPath
    let caches: ServedCaches
    let pictures: ServedPictures
    let cursors: OpenAICache.Cursors
    /// Told what became of it.
    let note: @Sendable (RequestLog.Entry) -> Void

    /// More in one piece gains nothing.
    private static let mostJoined = 1 << 14
    /// What of a live answer's head is passed on, besides what it is.
    private static let passedStarts = ["openai-", "x-ratelimit-", "retry-after"]
    private static let passed: Set<String> = ["content-type", "content-disposition", "x-request-id", "x-should-retry"]

    func answer(_ plan: CallPlan) async -> ServedResponse {
        let choice = await choose(plan)
        var call = choice.call
        call.cursors = cursors
        let hit = OpenAICache.Locked<OpenAICache.CacheStack.Hit?>(nil)
        call.onHit = { found in hit.withLock { $0 = found } }
        let queue = AnswerQueue()
        let work = caches.engine.start(call, sink: queue)
        let start = await Self.begun(queue)
        guard let head = start.head else {
            work?.stopReading()
            return failure(start.outcome, choice.call)
        }
        let found = hit.withLock { $0 }
        let fields = fields(of: head, found, choice)
        let isWhole = choice.encoding != nil || !isStreamed(head, choice.call)
        if isWhole {
            return await whole(head, fields, start, queue, work, choice, found)
        }
        return ServedResponse(
            status: head.status, fields,
            .pieces { write in
                let count = try await Self.pass(start, queue, work, to: write)
                note(entry(found, head.status, count, choice.call))
            })
    }

    /// Waits for the head, or for the end without one.
    private static func begun(_ queue: AnswerQueue) async -> AnswerQueue.Batch {
        while true {
            let batch = await queue.next()
            if batch.head != nil || batch.outcome != nil { return batch }
        }
    }

    /// The first one that is recorded; else the one that was asked.
    private func choose(_ plan: CallPlan) async -> CallPlan.Choice {
        guard plan.choices.count > 1 else { return plan.sent }
        for choice in plan.choices where (try? await caches.engine.holds(choice.call)) == true { return choice }
        return plan.sent
    }

    // MARK: In pieces

    /// What comes as events, or as anything that is listened to or looked at while it comes.
    private func isStreamed(_ head: OpenAICache.ResponseHead, _ call: OpenAICache.Call) -> Bool {
        if !call.isStream || !head.isSuccess { return false }
        let type = head.headers["content-type"]?.lowercased() ?? ""
        return call.asksForStream || type.hasPrefix("text/event-stream") || type.hasPrefix("audio/")
    }

    private static func pass(
        _ start: AnswerQueue.Batch, _ queue: AnswerQueue, _ work: (any OpenAICache.Cancellable)?,
        to write: ServedResponse.Write
    ) async throws -> Int {
        var batch = start
        var count = 0
        do {
            while true {
                for piece in joined(batch.pieces) {
                    try await write(piece)
                    count += piece.count
                }
                if let outcome = batch.outcome {
                    _ = try outcome.get()
                    return count
                }
                batch = await queue.next()
            }
        } catch {
            // A recording that is nearly whole may still be kept.
            work?.stopReading()
            throw error
        }
    }

    private static func joined(_ pieces: [Data]) -> [Data] {
        var joined: [Data] = []
        for piece in pieces where !piece.isEmpty {
            if let last = joined.last, last.count + piece.count <= mostJoined {
                joined[joined.count - 1] = last + piece
            } else {
                joined.append(piece)
            }
        }
        return joined
    }

    // MARK: Whole

    private func whole(
        _ head: OpenAICache.ResponseHead, _ fields: [(name: String, value: String)], _ start: AnswerQueue.Batch,
        _ queue: AnswerQueue, _ work: (any OpenAICache.Cancellable)?, _ choice: CallPlan.Choice,
        _ found: OpenAICache.CacheStack.Hit?
    ) async -> ServedResponse {
        var batch = start
        var body = Data()
        while true {
            for piece in batch.pieces { if body.isEmpty { body = piece } else { body.append(piece) } }
            if let outcome = batch.outcome {
                if case .failure = outcome {
                    work?.stopReading()
                    return failure(outcome, choice.call)
                }
                break
            }
            batch = await queue.next()
        }
        if let encoding = choice.encoding { body = encoding.written(body) ?? body }
        if OpenAICache.ImagesAnswer.isExpected(at: choice.call.address.path) {
            body = pictures.published(body, at: "http://\(request.head.value("host") ?? "")")
        }
        note(entry(found, head.status, body.count, choice.call))
        return ServedResponse(status: head.status, fields, .whole(body))
    }

    // MARK: Heads

    private func fields(
        of head: OpenAICache.ResponseHead, _ hit: OpenAICache.CacheStack.Hit?, _ choice: CallPlan.Choice
    ) -> [(name: String, value: String)] {
        var fields = head.headers.filter { name, _ in
            Self.passed.contains(name) || Self.passedStarts.contains { name.hasPrefix($0) }
        }.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        fields.append(("cache-control", "no-cache"))
        let difference = choice.difference.map { "; as=\"\($0)\"" } ?? ""
        let what = hit.map { "hit; turn=\($0.number)/\($0.count)\(difference)" } ?? "live"
        fields.append(("x-cached-openai", what))
        if let note = path.note { fields.append(("x-cached-openai-note", note)) }
        return fields
    }

    // MARK: Failures

    private func failure(_ outcome: AnswerQueue.Outcome?, _ call: OpenAICache.Call) -> ServedResponse {
        guard case .failure(let error)? = outcome else {
            return .error(502, code: "no_answer", "There was no answer.", type: "server_error")
        }
        if let miss = error as? OpenAICache.MissError {
            let report = MissReport(error: miss, call: call)
            var entry = entry(nil, report.response.status, 0, call)
            entry.word = "miss"
            entry.detail = report.short ?? ""
            note(entry)
            return report.response.adding([("x-cached-openai", "miss")] + noteFields)
        }
        var entry = entry(nil, 502, 0, call)
        entry.word = error is CancellationError ? "gone" : "fail"
        note(entry)
        return ServedResponse.error(
            502, code: "upstream_failed",
            "The API could not be asked: \(OpenAICache.OneLine.of("\(error.localizedDescription)", most: 400))",
            type: "server_error")
    }

    private var noteFields: [(name: String, value: String)] {
        path.note.map { [("x-cached-openai-note", $0)] } ?? []
    }

    private func entry(
        _ hit: OpenAICache.CacheStack.Hit?, _ status: Int, _ byteCount: Int, _ call: OpenAICache.Call
    ) -> RequestLog.Entry {
        let nanoseconds = DispatchTime.now().uptimeNanoseconds &- request.arrivedAt.uptimeNanoseconds
        var model: String?
        if case .json(let body, _) = call.body { model = body["model"]?.stringValue }
        return RequestLog.Entry(
            word: hit == nil ? "live" : "hit", title: call.title, model: model, status: status,
            detail: hit.map { "answer \($0.number) of \($0.count)" } ?? "", byteCount: byteCount,
            milliseconds: Double(nanoseconds) / 1e6, session: path.session)
    }
}
