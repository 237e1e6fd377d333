import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct WebhooksTests {
    private static let secret = "whsec_YSBrZXkgb2YgMjAgYnl0ZXMhISE="
    private static let payload =
        #"{"id":"evt_1","object":"event","type":"response.completed","created_at":1750000000,"data":{"id":"resp_1"}}"#
    private static let signature = "v1,0g3z6PUaQtwHDRYKZJEwByVRSFjXXzvRVkfIuUTc23U="
    private static let time = 1_750_000_000.0

    private static func webhooks(secret: String? = nil) -> OpenAI.Webhooks {
        var configuration = OpenAI.Configuration(apiKey: nil, baseURL: nil)
        configuration.webhookSecret = secret
        return OpenAI.Webhooks(configuration)
    }

    private static func headers(_ signature: String = signature, _ time: String = "1750000000") -> [String: String] {
        ["Webhook-ID": "msg_1", "WEBHOOK-TIMESTAMP": time, "webhook-signature": signature]
    }

    private func verify(
        _ headers: [String: String], payload: String = payload, secret: String? = secret, now: Double = time
    ) throws {
        try Self.webhooks().verify(Data(payload.utf8), headers, secret, tolerance: 300, now: now)
    }

    @Test(arguments: [
        "v1,0g3z6PUaQtwHDRYKZJEwByVRSFjXXzvRVkfIuUTc23U=", "v1,AAAA v1,0g3z6PUaQtwHDRYKZJEwByVRSFjXXzvRVkfIuUTc23U=",
        "v2,x v1,0g3z6PUaQtwHDRYKZJEwByVRSFjXXzvRVkfIuUTc23U= v1,!", "0g3z6PUaQtwHDRYKZJEwByVRSFjXXzvRVkfIuUTc23U=",
    ])
    func aRightSignatureIsAccepted(signatures: String) throws {
        try verify(Self.headers(signatures))
    }

    @Test func aSecretIsTakenAsItIsAndMayBeLong() throws {
        try verify(
            Self.headers("v1,rbbgydriMAYXvJ7AptsmLrvyFE2mHLU+nVDrUuMvAF4="), secret: String(repeating: "k", count: 100))
    }

    @Test(arguments: [
        "v1,AAAA", "v1,", "", "v1,T0RVQm9zVnlhZVRtSndQUXdqQm5LZz09", "v1,6ar3Vzd+jPeX3ZfACEd4b2vZBIveZIdAhHsEU81UxsA=",
    ])
    func aWrongSignatureIsRefused(signatures: String) {
        let error = #expect(throws: OpenAI.InvalidWebhookSignatureError.self) { try verify(Self.headers(signatures)) }
        #expect(error?.message.contains("the secret didn't make") == true)
    }

    @Test func whatWasChangedIsRefused() {
        #expect(throws: OpenAI.InvalidWebhookSignatureError.self) {
            try verify(Self.headers(), payload: Self.payload + " ")
        }
        var headers = Self.headers()
        headers["Webhook-ID"] = "msg_2"
        #expect(throws: OpenAI.InvalidWebhookSignatureError.self) { try verify(headers) }
        #expect(throws: OpenAI.InvalidWebhookSignatureError.self) { try verify(Self.headers(), secret: "whsec_eA==") }
    }

    @Test func theTimeMayBeOffByFiveMinutes() throws {
        try verify(Self.headers(), now: Self.time + 300)
        try verify(Self.headers(), now: Self.time - 300)
        for (seconds, word) in [(301.0, "too old"), (-301, "of the future")] {
            let error = #expect(throws: OpenAI.InvalidWebhookSignatureError.self) {
                try verify(Self.headers(), now: Self.time + seconds)
            }
            #expect(error?.message.contains(word) == true)
        }
        #expect(throws: OpenAI.InvalidWebhookSignatureError.self) { try verify(Self.headers(Self.signature, "soon")) }
    }

    @Test(arguments: ["Webhook-ID", "WEBHOOK-TIMESTAMP", "webhook-signature"])
    func aMissingHeaderIsNamed(name: String) {
        var headers = Self.headers()
        headers[name] = nil
        let error = #expect(throws: OpenAI.InvalidWebhookSignatureError.self) { try verify(headers) }
        #expect(error?.message.contains(name.lowercased()) == true)
    }

    @Test func anEventIsUnwrapped() throws {
        let now = "\(Int(Date().timeIntervalSince1970))"
        let signature = OpenAI.WebhookSignature(secret: Self.secret)
        #expect(!signature.isAmong("v1,AAAA", id: "msg_1", timestamp: now, payload: Data(Self.payload.utf8)))
        let error = #expect(throws: OpenAI.InvalidWebhookSignatureError.self) {
            try OpenAI(apiKey: "sk-test").webhooks.unwrap(Self.payload, headers: Self.headers(), secret: Self.secret)
        }
        #expect(error?.message.contains("too old") == true)
        let none = #expect(throws: OpenAI.OpenAIError.self) {
            try Self.webhooks().unwrap(Self.payload, headers: Self.headers())
        }
        #expect(none?.message.contains("OPENAI_WEBHOOK_SECRET") == true)
        let event = try OpenAI.WebhookEvent(json: OpenAI.JSON(parsing: Data(Self.payload.utf8)))
        #expect(event.type == "response.completed" && event.data.id == "resp_1" && event.id == "evt_1")
    }

    @Test func theSecretIsTheClients() throws {
        let data = Data(Self.payload.utf8)
        let own = Self.webhooks(secret: Self.secret)
        try own.verify(data, Self.headers(), nil, tolerance: 300, now: Self.time)
        let environment = OpenAI.Configuration(
            environment: ["OPENAI_WEBHOOK_SECRET": Self.secret], apiKey: nil, baseURL: nil)
        try OpenAI.Webhooks(environment).verify(data, Self.headers(), nil, tolerance: 300, now: Self.time)
    }
}
