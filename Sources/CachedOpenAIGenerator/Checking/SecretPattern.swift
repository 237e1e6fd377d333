import CachedOpenAI
import Foundation

/// What a secret of one kind begins with, and what must come then.
struct SecretPattern: Sendable {
    typealias Bytes = UnsafeBufferPointer<UInt8>.SubSequence

    let kind: SecretKind
    let prefix: [UInt8]
    /// The prefix is what the secret is called, and the secret itself has so many bytes; nil if it begins with the prefix.
    let namedCount: Int?
    /// The byte count of the whole secret, told the bytes behind the prefix; nil if it is none.
    let match: @Sendable (Bytes) -> Int?

    init(
        _ kind: SecretKind, _ prefix: String, namedCount: Int? = nil, match: @escaping @Sendable (Bytes) -> Int?
    ) {
        self.kind = kind
        self.prefix = Array(prefix.utf8)
        self.namedCount = namedCount
        self.match = match
    }

    /// The more special ones first: the first that matches counts.
    static let all: [SecretPattern] = keys + tokens + SecretArmour.patterns

    /// Of providers whose keys begin with `sk-` (OpenAI's since 2020, projects' since 2024), of Google and of AWS.
    private static let keys: [SecretPattern] =
        [
            // sk-ant-api03-, sk-ant-admin01-, sk-ant-oat01-, and 95 characters.
            .init(.anthropic, "sk-ant-") { SecretShape.random($0, atLeast: 20) },
            // sk-or-v1- and 64 hexadecimal digits.
            .init(.openRouter, "sk-or-") { SecretShape.random($0, atLeast: 20) },
            .init(.openAI, "sk-", match: openAIKey),
            // A browser's session at OpenAI.
            .init(.openAI, "sess-") { SecretShape.exactly($0, 40, of: Byte.isAlphanumeric) },
            .init(.google, "AIza") { SecretShape.exactly($0, 35, of: Byte.isTokenPart) },
            // Google's keys since 2025.
            .init(.google, "AQ.") { SecretShape.random($0, atLeast: 40) },
            .init(.google, "ya29.") { SecretShape.random($0, atLeast: 40) },
            .init(.google, "GOCSPX-") { SecretShape.exactly($0, 28, of: Byte.isTokenPart) },
            // Bedrock: the base64 of "BedrockAPIKey-" and what follows.
            .init(.aws, "ABSKQmVkcm9ja0FQSUtleS") { SecretShape.random($0, atLeast: 40) },
        ] + ["AKIA", "ASIA"].map { .init(.aws, $0, match: accessKey) }
        + names.sorted().map { .init(.aws, $0, namedCount: secretAccessKeyCount, match: secretAccessKey) }

    /// What secrets are called that look like nothing by themselves.
    static let names: Set = [
        "aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "SecretAccessKey", "secretAccessKey",
    ]
    private static let secretAccessKeyCount = 40

    private static let tokens: [SecretPattern] =
        [
            // 22 characters, an underscore, 59 characters.
            .init(.gitHub, "github_pat_") { SecretShape.random($0, atLeast: 36) },
            // 34 letters.
            .init(.huggingFace, "hf_") { SecretShape.exactly($0, 34, of: Byte.isAlphanumeric) },
            .init(.huggingFace, "api_org_") { SecretShape.exactly($0, 34, of: Byte.isAlphanumeric) },
        ]
        // 36 characters with a checksum; since 2026 installations' tokens are longer and hold a JSON Web Token.
        + ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
            .init(.gitHub, $0) { SecretShape.random($0, atLeast: 36) }
        }

    /// `sk-` and 20 characters or more of a kind, or `sk-proj-`, `sk-svcacct-`, `sk-admin-` and as many with hyphens. The
    /// name of a page may begin so and end with a number of its own: `sk-hynix-earnings-5f2d7c1f9e3a`.
    private static func openAIKey(_ rest: Bytes) -> Int? {
        let body = rest.prefix { Byte.isTokenPart($0) }
        let isMarked = ["proj-", "svcacct-", "admin-", "None-"].contains { body.starts(with: $0.utf8) }
        if isMarked || body.holds("T3BlbkFJ") { return SecretShape.random(rest, atLeast: 20) }
        let runs = body.split { !Byte.isAlphanumeric($0) }
        guard let first = runs.first, body.first.map(Byte.isAlphanumeric) == true else { return nil }
        let isOne = first.count >= 20 && SecretShape.isMixed(first)
        return isOne || runs.dropFirst().contains(where: SecretShape.isLongAndOfBothCases) ? body.count : nil
    }

    /// 16 of base32's alphabet. Of a signed URL's credential (`/20260101/us-east-1/s3/aws4_request`), it opens nothing.
    private static func accessKey(_ rest: Bytes) -> Int? {
        let body = rest.prefix { Byte.isUppercase($0) || (0x32...0x37).contains($0) }
        guard body.count == 16, Set(body).count >= 8, !body.suffix(7).elementsEqual("EXAMPLE".utf8) else { return nil }
        let behind = rest.dropFirst(16)
        if let next = behind.first, Byte.isTokenPart(next) || next == UInt8(ascii: "+") { return nil }
        let scope = behind.starts(with: "%2F".utf8) ? behind.dropFirst(3) : behind.dropFirst(1)
        let isScoped = behind.starts(with: "/".utf8) || behind.starts(with: "%2F".utf8)
        return isScoped && scope.count >= 8 && scope.prefix(8).allSatisfy(Byte.isDigit) ? nil : 16
    }

    /// 40 characters behind their name.
    private static func secretAccessKey(_ rest: Bytes) -> Int? {
        let between = rest.prefix(8).prefix { Byte.isWhitespace($0) || "\\\"'`:=>".utf8.contains($0) }
        let run = rest.dropFirst(between.count).prefix { Byte.isAlphanumeric($0) || "+/".utf8.contains($0) }
        let body = run.prefix(secretAccessKeyCount)
        let isWhole =
            body.count == secretAccessKeyCount
            && (run.count == body.count || run.dropFirst(body.count).first == UInt8(ascii: "/"))
        guard !between.isEmpty, isWhole, Set(body).count >= 12, !body.holds("EXAMPLE") else { return nil }
        return between.count + secretAccessKeyCount
    }
}
