import CachedOpenAI

/// Why an exchange does not come into the cache.
package struct LeftOut: Error, Hashable, Sendable {
    /// What is counted together, as it is said of one and of several.
    package struct Reason: Hashable, Sendable {
        /// Such as `is an error`.
        package let one: String
        /// Such as `are errors`.
        package let several: String
        /// What follows, such as `only complete successes are kept`; nil for nothing.
        package let advice: String?

        init(_ one: String, _ several: String, _ advice: String? = nil) {
            self.one = one
            self.several = several
            self.advice = advice
        }
    }

    /// The reason.
    package let reason: Reason
    /// What differs within it, such as the status; nil for nothing.
    package let detail: String?

    private init(_ reason: Reason, _ detail: String? = nil) {
        self.reason = reason
        self.detail = detail.map { OpenAICache.OneLine.of($0, most: 120) }
    }

    // MARK: The answer

    static func status(_ status: Int) -> LeftOut {
        LeftOut(Reason("is an error", "are errors", "only complete successes are kept"), "\(status)")
    }

    static func failure(_ why: String) -> LeftOut {
        LeftOut(Reason("is no complete answer", "are no complete answers"), why)
    }

    static func inTheMaking(_ why: String) -> LeftOut {
        LeftOut(
            Reason("tells of an object in the making", "tell of objects in the making", "it will be another one later"),
            why)
    }

    static let noAnswer = LeftOut(
        Reason(
            "lacks the answer's body", "lack the answers' bodies",
            "the program that wrote the file had dropped them; record it again with its panel open"))

    // MARK: The request

    static let noQuestion = LeftOut(
        Reason("lacks the request's body", "lack the requests' bodies", "without it nobody's request is the same"))

    static func host(_ host: String) -> LeftOut {
        LeftOut(
            Reason(
                "was sent to a host that is not known for this API",
                "were sent to hosts that are not known for this API",
                "if they speak it, name them with --hosts"), host)
    }

    static let noBatchRequest = LeftOut(
        Reason(
            "has no request with its custom_id", "have no request with their custom_id",
            "name the batch's input file, too"))

    static let severalBatchRequests = LeftOut(
        Reason("has a custom_id that several requests have", "have a custom_id that several requests have"))

    // MARK: Both

    static func secret(_ what: String) -> LeftOut {
        LeftOut(
            Reason(
                "holds what looks like a secret", "hold what looks like secrets",
                "take it out, or add --allow-secrets if it opens nothing"), what)
    }

    static func unreadable(_ why: String) -> LeftOut {
        LeftOut(Reason("can't be read", "can't be read"), why)
    }

    static func packed(_ coding: String) -> LeftOut {
        LeftOut(
            Reason("is packed in a way that is not known here", "are packed in ways that are not known here"), coding)
    }

    static let equal = LeftOut(
        Reason("is in an earlier file, too", "are in earlier files, too", "equal recordings come once"))

    static let same = LeftOut(
        Reason("is the same recording as an earlier one", "are the same recordings as earlier ones", "each comes once"))

    static let otherOfMoment = LeftOut(
        Reason(
            "is another answer than an earlier one that was recorded at the same moment",
            "are other answers than earlier ones that were recorded at the same moments",
            "import the files into caches of their own with --into, and merge these"))

    static let there = LeftOut(Reason("is in the cache already", "are in the cache already"))

    static let otherOfSeed = LeftOut(
        Reason(
            "is another answer to a seed that has one", "are other answers to seeds that have one",
            "import the file into a cache of its own with --into, and merge both with --prefer"))

    static let thereUnedited = LeftOut(
        Reason(
            "was edited, and is in the cache as it was before", "were edited, and are in the cache as they were before",
            "import all into a cache of its own with --into FILE"))
}
