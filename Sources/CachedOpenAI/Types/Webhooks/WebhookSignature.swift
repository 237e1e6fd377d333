import Foundation

nonisolated extension OpenAI {
    /// A signature that a webhook's request should have: HMAC-SHA-256 over its ID, its time and its body
    /// (https://www.standardwebhooks.com).
    struct WebhookSignature {
        private static let secretStart = "whsec_"
        private static let blockSize = 64

        private let secret: Data

        /// - Parameter secret: in base64 behind `whsec_`, or as it is.
        init(secret: String) {
            let isEncoded = secret.hasPrefix(Self.secretStart)
            let encoded = isEncoded ? Data(base64Encoded: String(secret.dropFirst(Self.secretStart.count))) : nil
            self.secret = encoded ?? Data(secret.utf8)
        }

        /// Whether one of the signatures in a header, such as `v1,… v1,…`, is the right one.
        func isAmong(_ header: String, id: String, timestamp: String, payload: Data) -> Bool {
            let expected = hmac(Data("\(id).\(timestamp).".utf8) + payload)
            var isThere = false
            for signature in header.split(separator: " ") {
                let encoded = signature.hasPrefix("v1,") ? signature.dropFirst(3) : signature
                guard let given = Data(base64Encoded: String(encoded)) else { continue }
                isThere = Self.areEqual(given, expected) || isThere
            }
            return isThere
        }

        /// RFC 2104.
        private func hmac(_ message: Data) -> Data {
            var key = secret.count > Self.blockSize ? OpenAICache.SHA256.hash(secret) : secret
            key.append(Data(count: Self.blockSize - key.count))
            let inner = OpenAICache.SHA256.hash(Data(key.map { $0 ^ 0x36 }) + message)
            return OpenAICache.SHA256.hash(Data(key.map { $0 ^ 0x5C }) + inner)
        }

        /// Takes as long whether the first byte differs or the last.
        private static func areEqual(_ left: Data, _ right: Data) -> Bool {
            guard left.count == right.count else { return false }
            var difference: UInt8 = 0
            for (one, other) in Swift.zip(left, right) { difference |= one ^ other }
            return difference == 0
        }
    }

    /// A webhook's request that OpenAI has not signed, or not lately.
    public final class InvalidWebhookSignatureError: OpenAIError, @unchecked Swift.Sendable {}
}
