/// What tells what a machine made from words.
enum SecretShape {
    typealias Bytes = SecretPattern.Bytes

    /// So many characters of a token in a row, in which letters and digits are mixed somewhere.
    static func random(_ rest: Bytes, atLeast count: Int) -> Int? {
        let body = rest.prefix { Byte.isTokenPart($0) }
        guard body.count >= count else { return nil }
        let runs = body.split { !Byte.isAlphanumeric($0) }
        return runs.contains { $0.count >= 12 && isMixed($0) } ? body.count : nil
    }

    /// So many characters and no more; `xxxx…` and `YOUR…` are none.
    static func exactly(_ rest: Bytes, _ count: Int, of isPart: (UInt8) -> Bool) -> Int? {
        let body = rest.prefix { isPart($0) }
        guard body.count == count, Set(body).count >= 10, isMixed(body) || isOfBothCases(body) else { return nil }
        // In base64 it is chance.
        let next = rest.dropFirst(count).first
        return next.map { Byte.isTokenPart($0) || $0 == UInt8(ascii: "+") } == true ? nil : count
    }

    /// Letters and digits, and not the same ones over and over.
    static func isMixed(_ run: Bytes) -> Bool {
        run.contains(where: Byte.isDigit) && run.contains { !Byte.isDigit($0) } && Set(run).count >= 6
    }

    /// Not the number of a commit or a page.
    static func isLongAndOfBothCases(_ run: Bytes) -> Bool {
        run.count >= 20 && isMixed(run) && isOfBothCases(run)
    }

    /// More changes between capitals and small letters than words in camel case have.
    private static func isOfBothCases(_ run: Bytes) -> Bool {
        let capitals = run.filter { Byte.isAlphanumeric($0) && !Byte.isDigit($0) }.map(Byte.isUppercase)
        let changes = zip(capitals, capitals.dropFirst()).count { $0 != $1 }
        return changes >= 8
    }
}

extension SecretPattern.Bytes {
    /// Whether a text stands somewhere in it.
    func holds(_ text: String) -> Bool {
        let text = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: text) }
    }
}
