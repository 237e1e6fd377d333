import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct DateTextTests {
    private struct When: Decodable { var at: Date }

    private func read(_ text: String) throws -> Date {
        let json: OpenAI.JSON = ["at": .string(text)]
        return try OpenAI.StructuredText.value(of: json.description, as: When.self).at
    }

    /// 1 March 2026, 10:00 UTC.
    private static let ten = 1_772_359_200.0

    @Test(arguments: [
        ("2026-03-01T10:00:00Z", ten), ("2026-03-01T10:00:00", ten), ("2026-03-01T10:00", ten),
        ("2026-03-01 10:00:00Z", ten), ("2026-03-01 10:00", ten), ("2026-03-01t10:00:00z", ten),
        ("2026-03-01T10:00Z", ten), ("2026-03-01T11:00:00+01:00", ten), ("2026-03-01T11:00:00+0100", ten),
        ("2026-03-01T11:00:00+01", ten), ("2026-03-01T04:30:00-05:30", ten), ("2026-03-01T11:00+01:00", ten),
        ("2026-03-01T10:00:00.5Z", ten + 0.5), ("2026-03-01T10:00:00,250Z", ten + 0.25),
        ("2026-03-01T10:00:00.000000000000000000000000", ten),
        ("2026-03-01T10:00:00.123456789+00:00", ten + 0.123456789),
        ("2026-03-01", ten - 36_000), ("2026-03-02T00:30:00+14:30", ten), ("1969-12-31T23:59:59Z", -1),
        ("1900-02-28T00:00:00Z", -2_203_977_600), ("2000-02-29", 951_782_400), ("0001-01-01", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("2016-12-31T23:59:60Z", 1_483_228_800),
        ("2017-01-01T01:59:60+02:00", 1_483_228_800),
    ])
    func isReadToTheSecond(text: String, seconds: Double) throws {
        #expect(abs(try read(text).timeIntervalSince1970 - seconds) < 0.000_001)
    }

    @Test(arguments: [
        "", " ", "tomorrow", "2026", "2026-03", "2026-3-1", "26-03-01", "2026-02-30", "2025-02-29", "1900-02-29",
        "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2026-03-01T", "2026-03-01T10", "2026-03-01T24:00",
        "2026-03-01T24:61", "2026-03-01T10:60", "2026-03-01T10:00:61", "2026-03-01T10:00:60Z", "2026-03-01T1:00",
        "2026-03-01T10:00:00.", "2026-03-01T10:00:00.Z", "2026-03-01T10:00:00+", "2026-03-01T10:00:00+1",
        "2026-03-01T10:00:00+01:", "2026-03-01T10:00:00+25:00", "2026-03-01T10:00:00+01:60", "2026-03-01T10:00:00ZZ",
        "2026-03-01T10:00:00Z and more", "2026-03-01Z", "2026-03-01 ", " 2026-03-01", "2026-03-01T10:00:00 PST",
        "0000-01-01", "-0001-01-01", "+2026-03-01", "10000-01-01", "2026/03/01", "2026-03-01T10.00",
        "٢٠٢٦-٠٣-٠١", "2026-03-01T10:00:00\u{0}",
    ])
    func orItIsAnErrorThatShowsTheText(text: String) throws {
        let error = #expect(throws: (any Error).self) { try read(text) }
        #expect(error.map { "\($0)".contains("\"\(OpenAICache.OneLine.of(text))\"") } == true)
    }

    @Test func agreesWithFoundationOnAnyDay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
        var dice = Dice(7)
        for _ in 0..<2000 {
            // After 1583, where Foundation's calendar counts as ISO 8601 does.
            let seconds = Int(dice.next() % 265_000_000_000) - 12_200_000_000
            let date = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let offset = Int(dice.next() % 1439) - 720
            let local = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second], from: date.addingTimeInterval(Double(offset * 60)))
            #expect(try read(Self.text(parts) + "Z") == date)
            let zone = String(format: "%@%02d:%02d", offset < 0 ? "-" : "+", abs(offset) / 60, abs(offset) % 60)
            #expect(try read(Self.text(local) + zone) == date)
        }
    }

    private static func text(_ parts: DateComponents) -> String {
        String(
            format: "%04d-%02d-%02dT%02d:%02d:%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0,
            parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
    }
}
