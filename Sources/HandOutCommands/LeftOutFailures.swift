import CachedOpenAIGenerator

/// What is said of the answers that are not handed out because they are failures.
struct LeftOutFailures: CustomStringConvertible {
    let failures: [String]
    /// Whether nothing else was there.
    let isAll: Bool

    var description: String {
        """
        \(subject) left out, as nobody should get them for an answer:
        \(ShownPlaces.lines(failures, more: "more"))
        To record right answers in their place, run the lesson again in dev mode: it asks again for each of them. \
        To hand the failures out, add --keep-failures.
        """
    }

    private var subject: String {
        let count = failures.count == 1 ? "1 failure is" : "\(failures.count) failures are"
        return isAll ? "there is no other answer: what is made answers nothing. \(count)" : count
    }
}
