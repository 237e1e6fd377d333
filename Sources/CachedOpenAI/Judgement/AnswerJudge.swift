import Foundation

nonisolated extension OpenAICache {
    /// Judges whether an answer may be kept: a complete success that the client itself would accept.
    package struct AnswerJudge {
        package enum Verdict: Equatable, Sendable {
            case right
            /// A list that holds an object in the making: right for now.
            case provisional
            /// An object that will be another one when it is asked for again; says in which state it is.
            case inTheMaking(String)
            /// Says why, for a message.
            case failure(String)
        }

        private let method: String
        private let path: String
        private let kind: AnswerKind
        private let requestedStream: Bool
        private let isOwnClients: Bool
        /// In lower case, without parameters.
        private let mediaType: String
        private let body: Data
        /// The beginning in lower case, without white space and a byte order mark before it.
        private let opening: String

        /// - Parameters:
        ///   - method: as sent; empty if nobody knows the request.
        ///   - path: below the base URL; empty if nobody knows the request.
        ///   - isOwnClients: whether the built-in client asked, which reads no stream that it did not ask for.
        package static func judge(
            method: String, path: String, requestedStream: Bool, isOwnClients: Bool = false, status: Int,
            contentType: String?, body: Data
        ) -> Verdict {
            guard (200..<300).contains(status) else { return .failure("its status is \(status)") }
            let judge = AnswerJudge(method, path, requestedStream, isOwnClients, contentType ?? "", body)
            return judge.isEmpty ? judge.verdictOnNothing(status) : judge.verdict
        }

        /// The one place that says how an answer's JSON is read.
        package static func json(_ data: Data) throws -> JSON {
            try JSON(reading: data)
        }

        private init(
            _ method: String, _ path: String, _ requestedStream: Bool, _ isOwnClients: Bool, _ contentType: String,
            _ body: Data
        ) {
            self.method = method.uppercased()
            self.path = path
            self.requestedStream = requestedStream
            self.isOwnClients = isOwnClients
            self.body = body
            kind = AnswerKind(method: self.method, path: path)
            mediaType = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
            // Some servers send white space to keep the connection open.
            let start = String(decoding: body.drop { $0 <= 0x20 }.prefix(1_024), as: UTF8.self)
            opening = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
        }

        // MARK: What it looks like

        private var isBytes: Bool { kind == .speech || kind == .fileContent }
        private var isLabelledJSON: Bool { mediaType.hasSuffix("/json") || mediaType.hasSuffix("+json") }
        private var looksLikeJSON: Bool { opening.hasPrefix("{") || opening.hasPrefix("[") }

        private var isEmpty: Bool {
            body.isEmpty || (!isBytes && kind != .transcription && opening.isEmpty)
        }

        private var isPage: Bool {
            if opening.hasPrefix("<"), opening.contains("<html") || opening.contains("<!doctype html") { return true }
            return mediaType == "text/html" && !looksLikeJSON && !looksLikeStream
        }

        private var looksLikeStream: Bool {
            ["data:", "event:", "id:", "retry:", ":"].contains { opening.hasPrefix($0) }
        }

        private var isStream: Bool {
            switch kind {
            case _ where mediaType == "text/event-stream": true
            case .chat, .completion, .response, .images: requestedStream || looksLikeStream
            case .transcription: requestedStream
            case .fileContent: false
            default: requestedStream && looksLikeStream
            }
        }

        // MARK: Judging

        private func verdictOnNothing(_ status: Int) -> Verdict {
            switch kind {
            case .fileContent, .deletion: .right
            case .object, .unknown: status == 204 || status == 205 ? .right : .failure("its body is empty")
            default: .failure("its body is empty")
            }
        }

        private var verdict: Verdict {
            if kind == .fileContent { return .right }
            if isPage { return .failure("it is a web page") }
            if looksLikeJSON { return verdictOnJSON }
            if isStream { return mayBeStream ? verdictOnStream : .failure("it is a stream, and none was asked for") }
            switch kind {
            case .transcription: return .right
            case .speech: return isText ? .failure("it is text and no sound: \(Self.excerpt(body))") : .right
            case .unknown: return isLabelledJSON ? verdictOnJSON : .right
            case .deletion: return isLabelledJSON || method == "DELETE" ? verdictOnJSON : .right
            default: return verdictOnJSON
            }
        }

        /// Speech has a parameter of its own for it, of an unknown endpoint nothing is known, and other clients may ask
        /// for one in other words.
        private var mayBeStream: Bool {
            switch kind {
            case .speech, .unknown: true
            case .chat, .completion, .response, .images, .transcription:
                requestedStream || (!isOwnClients && mediaType == "text/event-stream")
            default: requestedStream
            }
        }

        private var isText: Bool {
            let isLabelled = isLabelledJSON || mediaType.hasPrefix("text/") || mediaType.hasSuffix("xml")
            return (isLabelled || opening.hasPrefix("<?xml")) && String(data: body, encoding: .utf8) != nil
        }

        private var verdictOnJSON: Verdict {
            do {
                return verdict(on: try Self.json(body))
            } catch {
                return mayBeOtherText ? .right : .failure(Self.reason(error, body))
            }
        }

        /// Whether what looks like JSON, and is none, is nothing else that goes wrong.
        private var mayBeOtherText: Bool {
            if kind == .transcription { return !opening.hasPrefix("{") }
            if isLabelledJSON || mediaType == "text/event-stream" { return false }
            return kind == .unknown || kind == .deletion || kind == .speech
        }

        private static func reason(_ error: any Error, _ body: Data) -> String {
            let last = body.last { $0 > 0x20 }
            let isOpen = last != UInt8(ascii: "}") && last != UInt8(ascii: "]")
            guard let problem = error as? JSONSyntaxError, let first = body.first(where: { $0 > 0x20 }) else {
                return "it is not JSON"
            }
            let isContainer = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == 0xEF
            if !isContainer { return "it is not JSON: \(excerpt(body))" }
            if isOpen || problem.offset >= body.count { return "its JSON is cut off at byte \(body.count)" }
            return "its JSON is broken at byte \(problem.offset)"
        }

        private func verdict(on json: JSON) -> Verdict {
            let kind = kind == .unknown ? AnswerKind(of: json) : kind
            let isFetched = method == "GET"
            if isFetched, let state = UnfinishedStates.state(of: json, path: path) {
                return .inTheMaking("its status is \(OneLine.of(state, most: 40))")
            }
            if let error = Self.error(toldBy: json, method: method, path: path) { return .failure(Self.reason(error)) }
            if kind == .transcription, isLabelledJSON, json.objectValue == nil { return .failure("it has no text") }
            if let lack = kind.lack(in: json) {
                return .failure(ErrorDetails(json).map(Self.reason) ?? lack)
            }
            if !isFetched, !method.isEmpty, json["status"]?.stringValue == "failed" {
                return .failure("its status is failed")
            }
            return isFetched && UnfinishedStates.areHeld(in: json, path: path) ? .provisional : .right
        }

        /// The error that a whole answer is; nil if it tells none, or the one of a job that was asked for.
        ///
        /// - Parameters: as of `judge`.
        static func error(toldBy json: JSON, method: String, path: String) -> ErrorDetails? {
            ErrorDetails.told(by: json).flatMap { isAccountOfFailure(json, method, path) ? nil : $0 }
        }

        private static func isAccountOfFailure(_ json: JSON, _ method: String, _ path: String) -> Bool {
            guard method == "GET" || method.isEmpty else { return false }
            let id = json["id"]?.stringValue
            if let id, path.split(separator: "/").contains(Substring(id)) { return true }
            guard let state = json["status"]?.stringValue else { return false }
            if let object = json["object"]?.stringValue { return object != "error" && object != "list" }
            return id != nil && ["failed", "cancelled", "canceled", "expired", "incomplete"].contains(state)
        }

        private var verdictOnStream: Verdict {
            var stream = EventStream()
            var judge = EventJudge(kind: kind)
            let events = stream.take(body) + [stream.finish()].compactMap { $0 }
            var isEmpty = true
            reading: for event in events {
                switch EventReading(event) {
                case .nothing: continue
                case .done:
                    judge.takeDone()
                    break reading
                case .text: if !mayBeText(event) { return .failure(Self.reason(event)) }
                case .json(let json):
                    for json in json.arrayValue ?? [json] {
                        if let error = judge.take(json, eventName: event.name) { return .failure(Self.reason(error)) }
                    }
                }
                isEmpty = false
            }
            if let error = StrayText(stream.takeStray()).error { return .failure(Self.reason(error)) }
            return isEmpty ? .failure("its stream has no events") : verdict(after: judge)
        }

        private func verdict(after judge: EventJudge) -> Verdict {
            // A failed response that is streamed again is what was asked for.
            if let failure = judge.failure, method != "GET" { return .failure(failure) }
            if judge.isComplete { return .right }
            return .failure("its stream ended without its last event (\(judge.lastEvent))")
        }

        /// A stream that nobody knows may be of plain text.
        private func mayBeText(_ event: EventStream.Event) -> Bool {
            let first = event.data.first { $0 > 0x20 }
            return kind == .unknown && event.name != "error" && first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
        }

        private static func reason(_ event: EventStream.Event) -> String {
            let text = excerpt(event.data)
            return event.name == "error" ? "it tells an error: \(text)" : "an event of its stream is not JSON: \(text)"
        }

        private static func reason(_ error: ErrorDetails) -> String { "it tells an error: \(error.shown)" }

        private static func excerpt(_ data: Data) -> String {
            OneLine.of(String(decoding: data.prefix(240), as: UTF8.self), most: 60)
        }
    }
}
