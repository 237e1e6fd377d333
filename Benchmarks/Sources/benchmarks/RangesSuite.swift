import Foundation

/// What a published cache of 2 GB costs a student who reads it in parts: from a real nginx, whose answers are 50 ms away.
enum RangesSuite {
    private static let mostFirst = (trips: 3.0, bytes: 300_000.0)
    private static let mostFurther = (trips: 2.0, bytes: 128_000.0)
    private static let programCount = 100

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        guard Nginx.isInstalled else {
            FileHandle.standardError.write(Data("ranges: nginx is not installed: nothing was measured\n".utf8))
            return []
        }
        let semester = try await PublishedSemester(in: folder.folder("published"))
        let nginx = try Nginx(serving: semester.folder)
        defer { nginx.stop() }
        return try await SlowWay.run(to: nginx.port) { url, traffic in
            let student = try SemesterStudent(of: url, in: folder.folder("student"))
            return try await first(student, traffic, semester) + further(student, traffic) + picture(student, traffic)
                + together(url, traffic, in: folder)
        }
    }

    private static func first(
        _ student: SemesterStudent, _ traffic: Traffic, _ semester: PublishedSemester
    ) async throws -> [Figure] {
        let clock = ContinuousClock()
        let start = clock.now
        let spent = try await traffic.during { try await student.ask(PublishedSemester.questions[0]) }
        let seconds = (clock.now - start) / .seconds(1)
        let size = Quantity.bytes(Double(try semester.byteCount))
        return [
            Figure(
                name: "ranges.first.trips", what: "the first answer of \(size) that are published: round trips",
                measured: .count(spent.roundTrips), reference: .count(mostFirst.trips)),
            Figure(
                name: "ranges.first.bytes", what: "  and bytes", measured: .bytes(spent.bytes),
                reference: .bytes(mostFirst.bytes)),
            Figure(
                name: "ranges.first.seconds", what: "  and time, beside that of so many round trips",
                measured: .seconds(seconds),
                reference: .seconds(spent.roundTrips * 2 * (SlowWay.delay / .seconds(1)))),
        ]
    }

    /// The dearest of several, each in a program of its own.
    private static func further(_ student: SemesterStudent, _ traffic: Traffic) async throws -> [Figure] {
        var dearest = Traffic.Amount()
        for question in PublishedSemester.questions.dropFirst() {
            let spent = try await traffic.during { try await student.ask(question) }
            dearest.roundTrips = max(dearest.roundTrips, spent.roundTrips)
            dearest.bytes = max(dearest.bytes, spent.bytes)
        }
        return [
            Figure(
                name: "ranges.further.trips", what: "each further answer: round trips",
                measured: .count(dearest.roundTrips), reference: .count(mostFurther.trips)),
            Figure(
                name: "ranges.further.bytes", what: "  and bytes", measured: .bytes(dearest.bytes),
                reference: .bytes(mostFurther.bytes)),
        ]
    }

    private static func picture(_ student: SemesterStudent, _ traffic: Traffic) async throws -> [Figure] {
        let spent = try await traffic.during { try await student.askForPicture() }
        return [
            Figure(
                name: "ranges.picture", what: "a picture: bytes, beside its own", measured: .bytes(spent.bytes),
                reference: .bytes(Double(PublishedSemester.pictureSize)))
        ]
    }

    /// Each asks for the same on a machine that has nothing of it.
    private static func together(
        _ url: String, _ traffic: Traffic, in folder: TemporaryFolder
    ) async throws -> [Figure] {
        let alone = try SemesterStudent(of: url, in: folder.folder("alone"))
        let one = try await traffic.during { try await alone.askForAll() }
        let machine = try SemesterStudent(of: url, in: folder.folder("class"))
        let many = try await traffic.during { try await machine.askForAll(programs: programCount) }
        return [
            Figure(
                name: "ranges.class.requests", what: "\(programCount) programs at once, beside one: requests",
                measured: .count(many.requests), reference: .count(one.requests)),
            Figure(
                name: "ranges.class.bytes", what: "  and bytes", measured: .bytes(many.bytes),
                reference: .bytes(one.bytes)),
        ]
    }
}
