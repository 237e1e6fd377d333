import Foundation
import LoopbackAPI

/// Files that are uploaded, and vector stores that are searched by the words of the question.
final class ExampleFiles: @unchecked Sendable {
    private struct File {
        let name: String
        let text: String
        let purpose: String
    }

    private let lock = NSLock()
    private var files: [File] = []
    private var stores: [[Int]] = []

    func serve(on api: LoopbackAPI) {
        api.answer("POST", "/files") { self.upload($0.text) }
        api.answer("DELETE", "/files/*") { Self.deletion(of: $0.path, "file") }
        api.answer("POST", "/vector_stores") { self.makeStore($0.json ?? [:]) }
        api.answer("GET", "/vector_stores/*") { self.store($0.path) }
        api.answer("DELETE", "/vector_stores/*") { Self.deletion(of: $0.path, "vector_store") }
        api.answer("POST", "/vector_stores/*/search") { self.search($0) }
    }

    private func upload(_ form: String) -> LoopbackAPI.Reply {
        let parts = form.components(separatedBy: "\r\n--")
        func part(_ name: String) -> (head: String, body: String) {
            let part = parts.first { $0.contains("name=\"\(name)\"") } ?? ""
            let halves = part.components(separatedBy: "\r\n\r\n")
            return (halves.first ?? "", halves.dropFirst().joined(separator: "\r\n\r\n"))
        }
        let name = part("file").head.firstMatch(of: /filename="([^"]*)"/).map { String($0.1) } ?? "file"
        let file = File(name: name, text: part("file").body, purpose: part("purpose").body)
        return lock.withLock {
            files.append(file)
            return .object(Self.wire(file, number: files.count))
        }
    }

    private func makeStore(_ asked: [String: Any]) -> LoopbackAPI.Reply {
        let numbers = (asked["file_ids"] as? [String] ?? []).compactMap { Self.number(in: $0) }
        return lock.withLock {
            stores.append(numbers)
            return .object(Self.wire(numbers, number: stores.count, status: "in_progress"))
        }
    }

    private func store(_ path: String) -> LoopbackAPI.Reply {
        lock.withLock {
            guard let number = Self.number(in: path), stores.indices.contains(number - 1) else { return Self.unknown }
            return .object(Self.wire(stores[number - 1], number: number, status: "completed"))
        }
    }

    private func search(_ request: LoopbackAPI.Request) -> LoopbackAPI.Reply {
        let question = request.json?["query"] as? String ?? ""
        let store = Self.number(in: String(request.path.dropLast("/search".count))) ?? 0
        let found = lock.withLock { (stores.indices.contains(store - 1) ? stores[store - 1] : []).flatMap(passages) }
            .map { ($0, Self.likeness($0.text, question)) }.sorted { $0.1 > $1.1 }
            .prefix(request.json?["max_num_results"] as? Int ?? 10)
        let data = found.map { passage, score in
            [
                "file_id": "file-\(passage.file)", "filename": passage.name, "score": score, "attributes": [:],
                "content": [["type": "text", "text": passage.text]],
            ]
        }
        let page = "vector_store.search_results.page"
        return .object(["object": page, "search_query": [question], "data": data, "has_more": false])
    }

    private func passages(of number: Int) -> [(file: Int, name: String, text: String)] {
        guard files.indices.contains(number - 1) else { return [] }
        let file = files[number - 1]
        return file.text.split(separator: "\n").map { (number, file.name, String($0)) }
    }

    private static func likeness(_ left: String, _ right: String) -> Double {
        let vectors = [left, right].map { ExampleEmbeddings.vector(of: $0, dimensions: 256) }
        let product = zip(vectors[0], vectors[1]).reduce(0) { $0 + $1.0 * $1.1 }
        return (Double(product) * 100).rounded() / 100
    }

    private static func wire(_ file: File, number: Int) -> [String: Any] {
        [
            "id": "file-\(number)", "object": "file", "bytes": file.text.utf8.count, "created_at": 1_700_000_000,
            "filename": file.name, "purpose": file.purpose, "status": "processed",
        ]
    }

    private static func wire(_ files: [Int], number: Int, status: String) -> [String: Any] {
        let isReady = status == "completed"
        let counts = [
            "in_progress": isReady ? 0 : files.count, "completed": isReady ? files.count : 0, "failed": 0,
            "cancelled": 0, "total": files.count,
        ]
        return [
            "id": "vs_\(number)", "object": "vector_store", "created_at": 1_700_000_000, "name": "store",
            "status": status, "usage_bytes": 100 * files.count, "file_counts": counts,
        ]
    }

    private static func deletion(of path: String, _ kind: String) -> LoopbackAPI.Reply {
        let id = path.split(separator: "/").last.map(String.init) ?? ""
        return .object(["id": id, "object": "\(kind).deleted", "deleted": true])
    }

    /// The number at the end of an ID.
    private static func number(in id: String) -> Int? {
        Int(id.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined())
    }

    private static let unknown = LoopbackAPI.Reply.error(404, "No such object", type: "invalid_request_error")
}
