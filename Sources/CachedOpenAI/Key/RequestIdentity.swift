import Foundation

nonisolated extension OpenAICache {
    /// What a request is to the cache: its key, the seed that tells its answers apart, and the body to send.
    package struct RequestIdentity: Sendable {
        package let key: RequestKey
        package let seed: Int?
        /// The body with the seed taken out where the endpoint has no seed of its own.
        let outgoing: RequestBody

        package init(method: String, address: Address, body: RequestBody, ignoredFields: Set<String> = []) {
            var digest = SHA256()
            for line in [method.uppercased(), address.path, address.query] {
                digest.update(line)
                digest.update("\n")
            }
            let seed = Self.seed(in: body)
            switch body {
            case .none: digest.update("none\n")
            case .json(let json, _): Self.add(json, without: ignoredFields, seed: seed, to: &digest)
            case .bytes(let data, let contentType):
                Self.add(data, contentType, without: ignoredFields, seed: seed, to: &digest)
            }
            key = digest.finalize().withUnsafeBytes { RequestKey(loading: $0) }
            self.seed = seed
            let isSent = seed == nil || Self.hasOwnSeed(path: address.path)
            outgoing = isSent ? body : Self.removingSeed(from: body)
        }

        /// Chat completions and completions have a seed parameter of their own; any other endpoint refuses it.
        private static func hasOwnSeed(path: String) -> Bool {
            path.hasSuffix("/completions")
        }

        private static func add(_ json: JSON, without ignored: Set<String>, seed: Int?, to digest: inout SHA256) {
            digest.update("json\n")
            guard case .object(var object) = Credentials.removed(from: json) ?? json else {
                digest.update(json.canonicalData())
                return
            }
            for name in ignored { object[name] = nil }
            if seed != nil || object["seed"]?.isNull == true { object["seed"] = nil }
            digest.update(JSON.object(object).canonicalData())
        }

        /// A file counts by its content and the ending of its name: a temporary file has another name each time.
        private static func add(
            _ data: Data, _ contentType: String?, without ignored: Set<String>, seed: Int?, to digest: inout SHA256
        ) {
            guard let form = MultipartForm(data, contentType: contentType) else {
                digest.update("bytes\n")
                digest.update(data)
                return
            }
            digest.update("form\n")
            let isLeftOut = { (name: String) in
                (name == "seed" && seed != nil) || ignored.contains { JSONText.areSame($0, name) }
            }
            for part in form.parts where !isLeftOut(part.name) {
                for text in [part.name, part.filename.map(Self.ending(of:)), part.contentType] {
                    digest.update(text.map { "\($0.utf8.count)\n\($0)" } ?? "none\n")
                }
                digest.update("\(part.content.count)\n")
                digest.update(part.content)
            }
        }

        /// What tells the API the format; empty for a name without one.
        private static func ending(of filename: String) -> String {
            filename.lastIndex(of: ".").map { filename[$0...].lowercased() } ?? ""
        }

        private static func seed(in body: RequestBody) -> Int? {
            switch body {
            case .none: return nil
            case .json(let json, _): return json["seed"]?.intValue
            case .bytes(let data, let contentType):
                let part = MultipartForm(data, contentType: contentType)?.parts.first { $0.name == "seed" }
                return part.flatMap { Int(String(decoding: $0.content, as: UTF8.self)) }
            }
        }

        private static func removingSeed(from body: RequestBody) -> RequestBody {
            switch body {
            case .none: return body
            case .json(let json, _):
                guard case .object(var object) = json else { return body }
                object["seed"] = nil
                return .json(.object(object))
            case .bytes(let data, let contentType):
                return .bytes(
                    MultipartForm.removing("seed", from: data, contentType: contentType), contentType: contentType)
            }
        }
    }
}
