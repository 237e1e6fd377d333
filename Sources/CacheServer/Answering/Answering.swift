import CachedOpenAI
import Foundation

/// Gives one request to the engine, and its answer to the connection.
struct Answering: Sendable {
    let request: ServedRequest
    let path: RequestPath
    let caches: ServedCaches
    let pictures: ServedPictures
    let cursors: OpenAICache.Cursors
    let unattended: Unattended
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
        call.delayFactor = caches.delay ?? 1
        let fate = Fate()
        call.onHit = { found in fate.hit.withLock { $0 = found } }
        call.onNotKept = { reason in fate.loss.withLock { $0 = reason } }
        let queue = AnswerQueue()
        let work = caches.engine.start(call, sink: queue)
        let start = await Self.begun(queue)
        guard let head = start.head else {
            giveUp(queue, work, fate, choice.call)
            return failure(start.outcome, choice.call)
        }
        let fields = fields(of: head, fate.hit.withLock { $0 }, choice)
        let isWhole = choice.encoding != nil || !isStreamed(head, choice.call)
        if isWhole {
            return await whole(head, fields, start, queue, work, choice, fate)
        }
        return ServedResponse(
            status: head.status, fields,
            .pieces { write in
                // With its times, each piece is one of its own.
                let count = try await Self.pass(start, queue, work, joins: caches.delay == nil, to: write)
                note(entry(fate, head.status, count, choice.call))
            })
    }

    /// What the engine says of a call beside its answer.
    private final class Fate: Sendable {
        let hit = OpenAICache.Locked<OpenAICache.CacheStack.Hit?>(nil)
        /// Why the answer is not kept.
        let loss = OpenAICache.Locked<String?>(nil)
    }

    /// Nobody waits any more. What is recorded has been paid for: it is read on and kept.
    private func giveUp(
        _ queue: AnswerQueue, _ work: (any OpenAICache.Cancellable)?, _ fate: Fate, _ call: OpenAICache.Call
    ) {
        guard caches.isRecording, Task.isCancelled, fate.hit.withLock({ $0 == nil }) else {
            work?.stopReading()
            return
        }
        unattended.begin()
        queue.forget { outcome in
            unattended.end()
            guard case .success = outcome, fate.loss.withLock({ $0 }) == nil else { return }
            var entry = entry(fate, 200, 0, call)
            entry.word = "kept"
            entry.detail = "who asked had hung up"
            note(entry)
        }
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
        _ start: AnswerQueue.Batch, _ queue: AnswerQueue, _ work: (any OpenAICache.Cancellable)?, joins: Bool,
        to write: ServedResponse.Write
    ) async throws -> Int {
        var batch = start
        var count = 0
        do {
            while true {
                for piece in joins ? joined(batch.pieces) : batch.pieces {
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
        _ fate: Fate
    ) async -> ServedResponse {
        var batch = start
        var body = Data()
        while true {
            for piece in batch.pieces { if body.isEmpty { body = piece } else { body.append(piece) } }
            if let outcome = batch.outcome {
                if case .failure = outcome {
                    giveUp(queue, work, fate, choice.call)
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
        note(entry(fate, head.status, body.count, choice.call))
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
            return noted(report.response, "miss", report.short ?? "", call)
                .adding([("x-cached-openai", "miss")] + noteFields)
        }
        let response = ServedResponse.error(
            502, code: "upstream_failed",
            "The API could not be asked: \(OpenAICache.OneLine.of("\(error.localizedDescription)", most: 400))",
            type: "server_error")
        return noted(response, error is CancellationError ? "gone" : "fail", "", call)
    }

    /// An answer of the server's own, with its line in the log.
    private func noted(
        _ response: ServedResponse, _ word: String, _ detail: String, _ call: OpenAICache.Call
    ) -> ServedResponse {
        var entry = entry(Fate(), response.status, response.wholeCount, call)
        (entry.word, entry.detail) = (word, detail)
        note(entry)
        return response
    }

    private var noteFields: [(name: String, value: String)] {
        path.note.map { [("x-cached-openai-note", $0)] } ?? []
    }

    private func entry(
        _ fate: Fate, _ status: Int, _ byteCount: Int, _ call: OpenAICache.Call
    ) -> RequestLog.Entry {
        let (hit, loss) = (fate.hit.withLock { $0 }, fate.loss.withLock { $0 })
        let nanoseconds = DispatchTime.now().uptimeNanoseconds &- request.arrivedAt.uptimeNanoseconds
        var model: String?
        if case .json(let body, _) = call.body { model = body["model"]?.stringValue }
        return RequestLog.Entry(
            word: loss != nil ? "lost" : hit == nil ? "live" : "hit", title: call.title, model: model, status: status,
            detail: loss.map { "not kept: \(OpenAICache.OneLine.of($0, most: 200))" }
                ?? hit.map { "answer \($0.number) of \($0.count)" } ?? "",
            byteCount: byteCount,
            milliseconds: Double(nanoseconds) / 1e6, session: path.session)
    }
}
