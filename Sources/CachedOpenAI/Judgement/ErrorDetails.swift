import Foundation

nonisolated extension OpenAICache {
    /// What a server tells of an error, in any of the shapes that are in use.
    package struct ErrorDetails: Equatable, Sendable {
        package var message: String
        package var type: String?
        /// Numbers are spelled out.
        package var code: String?
        package var param: String?
        /// The HTTP status that the error names itself.
        package var status: Int?

        private static let messages = [
            "message", "error_description", "msg", "error_message", "error_msg", "detail",
        ]
        private static let numbers = ["status", "status_code", "statusCode", "http_status", "code", "error_code"]
        private static let deepest = 8
        /// https://platform.openai.com/docs/guides/error-codes
        private static let usedUp: Set<String> = [
            "insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded", "organization_usage_limit_exceeded", "billing_hard_limit_reached",
        ]

        /// Reads what came with the status of an error; nil if nothing is told.
        package init?(_ json: JSON) {
            self.init(json, isError: false, levels: Self.deepest)
        }

        /// What an answer or an event with the status of a success tells of an error; nil if it tells none.
        package static func told(by json: JSON) -> ErrorDetails? {
            if let elements = json.arrayValue, elements.count == 1, elements[0]["error"] != nil {
                return told(by: elements[0])
            }
            guard let object = json.objectValue else { return nil }
            if tells(object) { return ErrorDetails(json) }
            return json["choices"]?.arrayValue?.lazy.compactMap(told(byChoice:)).first
        }

        /// What an event without choices reports in the middle of a stream of them.
        static func standingIn(forChoicesOf json: JSON) -> ErrorDetails? {
            guard let object = json.objectValue, object["choices"] == nil, text(object, messages) != nil else {
                return nil
            }
            return ErrorDetails(json)
        }

        /// Whether there is no credit left, or as much was spent as may be: no wait helps.
        package var isUsedUp: Bool { [type, code].contains { $0.map(Self.usedUp.contains) ?? false } }

        static func isUsedUp(_ status: Int, _ body: Data) -> Bool {
            status == 429 && (try? JSON(reading: body)).flatMap { ErrorDetails($0) }?.isUsedUp == true
        }

        /// For a message: in one line, and not too long.
        package var shown: String { OneLine.of(message, most: 200) }

        private static func told(byChoice choice: JSON) -> ErrorDetails? {
            if let error = choice["error"], let details = ErrorDetails(error, isError: true, levels: deepest) {
                return details
            }
            guard choice["finish_reason"]?.stringValue == "error" else { return nil }
            return ErrorDetails(message: "the model's server failed (finish_reason is error)")
        }

        private static func tells(_ object: JSONObject) -> Bool {
            if let error = object["error"], !isNothing(error) { return true }
            if object["object"]?.stringValue == "error" || object["type"]?.stringValue == "error" { return true }
            if object["object"]?.stringValue != nil { return false }
            if object.count == 1, let detail = object["detail"], !isNothing(detail) { return true }
            if isNothing(object["data"]), object["errors"]?.arrayValue.map({ !isNothing(.array($0)) }) ?? false {
                return true
            }
            let isFailed = object["success"]?.boolValue == false || !isNothing(object["error_code"])
            return text(object, messages) != nil && (isFailed || number(object) != nil)
        }

        private init(message: String) {
            self.message = message
        }

        private init?(_ json: JSON, isError: Bool, levels: Int) {
            if levels == 0 || Self.isNothing(json) { return nil }
            let found: ErrorDetails?
            switch json {
            case .object(let object): found = Self.read(object, isError: isError, levels: levels)
            case .array(let elements):
                found = elements.lazy.compactMap { ErrorDetails($0, isError: isError, levels: levels - 1) }.first
            default:
                found = isError || json.stringValue != nil ? ErrorDetails(message: Self.word(json) ?? "\(json)") : nil
            }
            guard let found else { return nil }
            self = found
        }

        private static func read(_ object: JSONObject, isError: Bool, levels: Int) -> ErrorDetails? {
            let own = text(object, messages)
            var details: ErrorDetails
            if let error = object["error"], let inner = ErrorDetails(error, isError: true, levels: levels - 1) {
                details = inner
                if error.stringValue != nil, let own, own != inner.message { details.message += ": " + own }
            } else if let own {
                details = ErrorDetails(message: own)
            } else if let inner = nested(object, levels) {
                details = inner
            } else if isError || object["object"]?.stringValue == "error" || object["type"]?.stringValue == "error" {
                details = ErrorDetails(message: String(JSON.object(object).description.prefix(500)))
            } else {
                return nil
            }
            details.fill(from: object, isError: isError)
            return details
        }

        private static func nested(_ object: JSONObject, _ levels: Int) -> ErrorDetails? {
            ["errors", "detail", "message"].lazy.compactMap { object[$0] }
                .compactMap { ErrorDetails($0, isError: true, levels: levels - 1) }.first
        }

        private mutating func fill(from object: JSONObject, isError: Bool) {
            if type == nil, let own = Self.text(object, ["type", "error_type"] + (isError ? ["status"] : [])) {
                type = own == "error" ? nil : own
            }
            code = code ?? Self.numbers.reversed().lazy.compactMap { object[$0].flatMap(Self.codeWord) }.first
            param = param ?? object["param"]?.stringValue ?? Self.place(object["loc"])
            status = status ?? Self.number(object)
        }

        /// `["body", "messages", 0]` is `body.messages.0`.
        private static func place(_ json: JSON?) -> String? {
            json?.arrayValue.map { $0.compactMap(word).joined(separator: ".") }
        }

        private static func number(_ object: JSONObject) -> Int? {
            numbers.lazy.compactMap { object[$0] }.compactMap { $0.intValue ?? $0.stringValue.flatMap { Int($0) } }
                .first { (400..<600).contains($0) }
        }

        private static func text(_ object: JSONObject, _ names: [String]) -> String? {
            names.lazy.compactMap { object[$0] }.filter { !isNothing($0) }.compactMap(text).first
        }

        private static func text(_ json: JSON) -> String? {
            if let lines = json.arrayValue?.map(\.stringValue) {
                return lines.contains(nil) ? nil : lines.compactMap { $0 }.joined(separator: "; ")
            }
            return json.stringValue
        }

        private static func word(_ json: JSON) -> String? {
            json.stringValue ?? json.intValue.map { String($0) }
        }

        private static func codeWord(_ json: JSON) -> String? {
            isNothing(json) ? nil : word(json)
        }

        /// `"error": {}`, `null`, `false`, and an object whose fields are all like that tell no error.
        private static func isNothing(_ json: JSON?) -> Bool {
            switch json {
            case nil, .null: true
            case .bool(let value): !value
            case .number(let number): number.intValue == 0
            case .string(let text): text.allSatisfy(\.isWhitespace)
            case .array(let elements): elements.allSatisfy { isNothing($0) }
            case .object(let object): object.allSatisfy { isNothing($0.value) }
            }
        }
    }
}
