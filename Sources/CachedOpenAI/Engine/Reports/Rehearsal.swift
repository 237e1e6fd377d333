import Foundation

nonisolated extension OpenAICache {
    /// Writes down what became of each request, for who rehearses a lesson: an object a line, each appended in one piece.
    final class Rehearsal: Sendable {
        package static let variable = "CACHED_OPENAI_REHEARSAL"

        private let file: FileSource

        /// Nil if the file can't be written.
        init?(path: String) {
            guard let file = try? FileSource(path: path, for: .append) else { return nil }
            self.file = file
        }

        func note(_ hit: CacheStack.Hit, for inquiry: Inquiry) {
            var line = line(for: inquiry)
            line["hit"] = [
                "key": .string("\(hit.key)"), "number": .number(.init(hit.number)), "count": .number(.init(hit.count)),
                "recordedAt": .string("\(hit.answer.recordedAt)"), "layer": .string(hit.layerName),
            ]
            append(line)
        }

        /// - Parameter closest: what there is instead.
        func noteMiss(_ inquiry: Inquiry, closest: String?) {
            var line = line(for: inquiry)
            line["closest"] = closest.map { .string($0) } ?? .null
            let request = inquiry.call.recorded
            line["path"] = .string(request.path + (request.query.isEmpty ? "" : "?\(request.query)"))
            if case .json(let body, _) = inquiry.call.body.kept { line["body"] = body }
            append(line)
        }

        /// What a request that was sent was answered, for who counts its tokens (sound and pictures tell none), or why it
        /// wasn't.
        func noteLive(_ outcome: Result<Answer, any Swift.Error>, for inquiry: Inquiry) {
            var live = line(for: inquiry)
            switch outcome {
            case .success(let answer):
                let type = answer.head.headers["content-type"] ?? ""
                let isText = ["application/json", "text/event-stream"].contains { type.lowercased().hasPrefix($0) }
                live["status"] = .number(.init(answer.head.status))
                live["type"] = .string(type)
                live["body"] = .string(isText ? String(decoding: answer.body, as: UTF8.self) : "")
            case .failure(is CancellationError): return
            case .failure(let error):
                live["problem"] = .string((error as? URLError)?.localizedDescription ?? "\(error)")
            }
            append(["live": .object(live)])
        }

        private func line(for inquiry: Inquiry) -> JSON.Object {
            var line = JSON.Object()
            line["method"] = .string(inquiry.call.method)
            line["title"] = .string(inquiry.call.title)
            line["key"] = .string("\(inquiry.identity.key)")
            if let seed = inquiry.seed { line["seed"] = .number(.init(seed)) }
            return line
        }

        private func append(_ line: JSON.Object) {
            try? file.append(Array(JSON.object(line).data()) + [UInt8(ascii: "\n")])
        }
    }
}
