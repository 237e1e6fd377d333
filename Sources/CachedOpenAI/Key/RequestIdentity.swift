import Foundation

nonisolated extension OpenAICache {
    /// What a request is to the cache: its key, the seed that tells its answers apart, and the body to send.
    package struct RequestIdentity: Sendable {
        /// Which rules a key follows.
        private enum Rules {
            /// Those of 0.1.0: nulls, `stream: false` and `n: 1` count, as do the content types of a form's parts.
            case earlier
            /// A form's parts count in the order in which they come.
            case inOrder
            case present
        }

        package let key: RequestKey
        package let seed: Int?
        /// The body with the seed taken out where the endpoint has no seed of its own.
        let outgoing: RequestBody
        private let head: [String]
        private let body: RequestBody
        private let ignoredFields: Set<String>
        private let waivedFields: Set<String>

        /// - Parameters:
        ///   - waivedFields: recordings of requests without these answer, too.
        ///   - isForeign: another client's, whose seed is taken out only where it is known to be refused.
        package init(
            method: String, address: Address, body: RequestBody, ignoredFields: Set<String> = [],
            waivedFields: Set<String> = [], isForeign: Bool = false
        ) {
            head = [method.uppercased(), address.path, address.query]
            self.body = body
            self.ignoredFields = ignoredFields
            self.waivedFields = waivedFields
            seed = body.seed
            key = Self.key(head, body, without: ignoredFields, seed, .present)
            let isSent = seed == nil || SeedRule.sendsSeed(to: address, isForeign: isForeign)
            outgoing = isSent ? body : Self.removingSeed(from: body)
        }

        var keys: RequestKeys { RequestKeys(key) { otherKeys(withEarlier: $0) } }

        /// Those without the waived fields first: such recordings are older.
        private func otherKeys(withEarlier: Bool) -> [RequestKey] {
            let rules: [Rules] = (withEarlier ? [.earlier] : []) + (body.isForm ? [.inOrder] : [])
            let ignored = ignoredFields.union(waivedFields)
            let bare = waivedFields.isEmpty ? [] : rules + [.present]
            let keys =
                bare.map { Self.key(head, body, without: ignored, seed, $0) }
                + rules.map { Self.key(head, body, without: ignoredFields, seed, $0) }
            return keys.reduce(into: []) { keys, other in
                if other != key && !keys.contains(other) { keys.append(other) }
            }
        }

        private static func key(
            _ head: [String], _ body: RequestBody, without ignored: Set<String>, _ seed: Int?, _ rules: Rules
        ) -> RequestKey {
            var digest = SHA256()
            for line in head {
                digest.update(line)
                digest.update("\n")
            }
            switch body {
            case .none: digest.update("none\n")
            case .json(let json, _): add(json, without: ignored, seed, rules, to: &digest)
            case .bytes(let data, let contentType): add(data, contentType, without: ignored, seed, rules, to: &digest)
            }
            return digest.finalize().withUnsafeBytes { RequestKey(loading: $0) }
        }

        private static func add(
            _ json: JSON, without ignored: Set<String>, _ seed: Int?, _ rules: Rules, to digest: inout SHA256
        ) {
            digest.update("json\n")
            guard case .object(var object) = Credentials.removed(from: json) ?? json else {
                digest.update(json.canonicalData())
                return
            }
            switch rules {
            case .present, .inOrder: object = RequestMeaning.of(object, ignoring: ignored)
            case .earlier:
                for name in ignored { object[name] = nil }
                if seed != nil || object["seed"]?.isNull == true { object["seed"] = nil }
            }
            digest.update(JSON.object(object).canonicalData())
        }

        /// A file counts by its content and the ending of its name: a temporary file has another name each time.
        private static func add(
            _ data: Data, _ contentType: String?, without ignored: Set<String>, _ seed: Int?, _ rules: Rules,
            to digest: inout SHA256
        ) {
            guard let form = MultipartForm(data, contentType: contentType) else {
                digest.update("bytes\n")
                digest.update(data)
                return
            }
            digest.update(rules == .earlier ? "form\n" : "form 2\n")
            let parts = rules == .present ? form.partsByName : form.parts
            for part in parts where !isLeftOut(part, ignored, seed, rules) {
                let types = rules == .earlier ? [part.contentType] : []
                for text in [part.name, part.filenameEnding] + types {
                    digest.update(text.map { "\($0.utf8.count)\n\($0)" } ?? "none\n")
                }
                digest.update("\(part.content.count)\n")
                digest.update(part.content)
            }
        }

        private static func isLeftOut(
            _ part: MultipartForm.Part, _ ignored: Set<String>, _ seed: Int?, _ rules: Rules
        ) -> Bool {
            if part.name == "seed" && seed != nil { return true }
            if ignored.contains(where: { JSONText.areSame($0, part.name) }) { return true }
            return rules != .earlier && part.filename == nil
                && RequestMeaning.saysNothing(part.name, text: String(decoding: part.content, as: UTF8.self))
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
