import Foundation

nonisolated extension OpenAI {
    /// What OpenAI tells a server of one's own.
    public var webhooks: Webhooks { Webhooks(configuration) }

    /// What OpenAI tells a server of one's own (https://platform.openai.com/docs/guides/webhooks).
    ///
    /// ```swift
    /// let (body, headers) = (Data(), ["webhook-id": "…"])  // of the request that came
    /// let event = try client.webhooks.unwrap(body, headers: headers)
    /// if event.type == "response.completed" { print(try await client.responses.retrieve(event.data.id).outputText) }
    /// ```
    ///
    /// Nothing is sent, so nothing is recorded.
    public struct Webhooks: Swift.Sendable {
        private let secret: String?

        init(_ configuration: Configuration) {
            secret = configuration.webhookSecret
        }

        /// The event in a request, whose signature is checked.
        ///
        /// - Parameters:
        ///   - payload: the request's body as it came.
        ///   - headers: those of the request, in any spelling.
        ///   - secret: such as `whsec_…`; else the client's `webhookSecret`.
        /// - Throws: `InvalidWebhookSignatureError`, or `OpenAIError` for a body that is no event.
        public func unwrap(
            _ payload: Foundation.Data, headers: [String: String], secret: String? = nil
        ) throws -> WebhookEvent {
            try verifySignature(payload, headers: headers, secret: secret)
            do {
                return try WebhookEvent(json: JSON(reading: payload))
            } catch let error as OpenAIError {
                throw error
            } catch {
                throw ErrorMapping.invalid(payload, of: WebhookEvent.self, error)
            }
        }

        /// The event in a request whose body was read as a text.
        public func unwrap(_ payload: String, headers: [String: String], secret: String? = nil) throws -> WebhookEvent {
            try unwrap(Data(payload.utf8), headers: headers, secret: secret)
        }

        /// Checks that OpenAI has sent a request, and lately.
        ///
        /// - Parameters:
        ///   - payload: the request's body as it came.
        ///   - headers: those of the request, in any spelling.
        ///   - secret: such as `whsec_…`; else the client's `webhookSecret`.
        ///   - tolerance: in seconds; how far the request's time may be from now.
        /// - Throws: `InvalidWebhookSignatureError`; `OpenAIError` if there is no secret.
        public func verifySignature(
            _ payload: Foundation.Data, headers: [String: String], secret: String? = nil, tolerance: Int = 300
        ) throws {
            try verify(payload, headers, secret, tolerance: tolerance, now: Foundation.Date().timeIntervalSince1970)
        }

        /// Checks a request whose body was read as a text.
        public func verifySignature(
            _ payload: String, headers: [String: String], secret: String? = nil, tolerance: Int = 300
        ) throws {
            try verifySignature(Data(payload.utf8), headers: headers, secret: secret, tolerance: tolerance)
        }

        /// - Parameter now: in seconds since 1970.
        func verify(
            _ payload: Foundation.Data, _ headers: [String: String], _ secret: String?, tolerance: Int, now: Double
        ) throws {
            guard let secret = secret ?? self.secret, !secret.isEmpty else {
                throw OpenAIError(
                    message: "There is no secret to check the webhook's signature with. Give secret or the client's "
                        + "webhookSecret, or set OPENAI_WEBHOOK_SECRET.")
            }
            var fields = HeaderFields()
            fields.set(headers)
            let id = try Self.header("webhook-id", of: fields)
            let timestamp = try Self.header("webhook-timestamp", of: fields)
            let signatures = try Self.header("webhook-signature", of: fields)
            try Self.check(timestamp, tolerance: tolerance, now: now)
            let signature = WebhookSignature(secret: secret)
            if signature.isAmong(signatures, id: id, timestamp: timestamp, payload: payload) { return }
            throw Self.fault(
                "has a signature that the secret didn't make. Check the secret, and give the body as it came")
        }

        private static func header(_ name: String, of fields: HeaderFields) throws -> String {
            guard let value = fields[name] else {
                throw fault("has no header \(name). Give all headers of the request")
            }
            return value
        }

        private static func check(_ timestamp: String, tolerance: Int, now: Double) throws {
            guard let time = Int(timestamp) else { throw fault("has a webhook-timestamp that is no number of seconds") }
            let age = now - Double(time)
            if age > Double(tolerance) { throw fault("is too old: more than \(tolerance) s. Check the clock") }
            if age < -Double(tolerance) { throw fault("is of the future. Check the clock") }
        }

        private static func fault(_ text: String) -> InvalidWebhookSignatureError {
            InvalidWebhookSignatureError(message: "The webhook's request \(text).")
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// What OpenAI tells a server of one's own.
    public var webhooks: OpenAI.Webhooks { client.webhooks }
}
