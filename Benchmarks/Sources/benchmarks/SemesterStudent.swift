import CachedOpenAI
import Foundation

/// A student's machine, on which programs read a semester's cache in parts.
struct SemesterStudent: Sendable {
    private static let picture = "picture"

    private let folder: TemporaryFolder
    private let environment: [String: String]

    /// - Parameters:
    ///   - url: where the cache is published.
    ///   - folder: what the programs keep goes there.
    init(of url: String, in folder: TemporaryFolder) {
        self.folder = folder
        let kept = folder.path("kept")
        environment = [
            "CACHED_OPENAI_CACHE_URL": "\(url)/\(PublishedSemester.file)", "XDG_CACHE_HOME": kept,
            "CFFIXED_USER_HOME": kept,
        ]
    }

    func ask(_ question: Int) async throws { try await run(["\(question)"]) }

    func askForPicture() async throws { try await run([Self.picture]) }

    /// A program, or several at once, each in a folder of its own.
    func askForAll(programs: Int = 1) async throws {
        try await run(PublishedSemester.questions.map { "\($0)" } + [Self.picture], programs: programs)
    }

    private static let manyAtOnce = """
        failed=$PWD/failed
        for number in $(seq "$1"); do
            (mkdir -p "program$number" && cd "program$number" && shift && "$0" "$@" || touch "$failed") &
        done
        wait
        [ ! -e "$failed" ]
        """

    /// - Throws: `Problem`, if one is given something else than was recorded.
    private func run(_ wanted: [String], programs: Int = 1) async throws {
        guard let program = Bundle.main.executablePath else { throw Problem("this program does not know where it is") }
        let child = ChildProcess(
            ["sh", "-c", Self.manyAtOnce, program, "\(programs)", Self.verb] + wanted, in: folder,
            environment: environment)
        // The server that it asks needs this thread.
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { _ = try child.run() }) }
        }
    }

    // MARK: In a program

    static let verb = "--semester"

    static func ask(for wanted: some Sequence<String>) async throws {
        let client = OpenAI(apiKey: nil, baseURL: JournalWriter.base)
        for name in wanted {
            if name == picture {
                let answer = try await PublishedSemester.askForPicture(client)
                guard answer.data?.first?.data?.count == PublishedSemester.pictureSize else {
                    throw Problem("another picture was given")
                }
            } else if let number = Int(name) {
                let answer = try await Lesson.ask(number, client)
                guard answer.id == "chatcmpl-\(number)" else { throw Problem("another answer was given") }
            }
        }
    }
}
