// Asks a server numbered questions and writes down each answer as soon as it has it: NUMBER BASE64.
//
// usage: program FIRST COUNT      (the server is OPENAI_BASE_URL)
//        program FILE             (a number a line)
// LANES       how many questions are asked at a time, 8 if it isn't set.
// GATE        a file: after the first answer the program waits until it is there.
// END         how it ends: with an `error` that nobody catches, by `exit`, by a `signal`; else it returns.
// FILE_LIMIT  the size in bytes beyond which no file grows: what a quota does to one that records.
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct NoQuestion: Error {}

let environment = ProcessInfo.processInfo.environment
let base = environment["OPENAI_BASE_URL"] ?? ""
if let text = environment["FILE_LIMIT"], let bytes = rlim_t(text) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    signal(SIGXFSZ, SIG_IGN)
    #if os(Linux)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
        setrlimit(RLIMIT_FSIZE, &limit)
    #endif
}

let output = DispatchQueue(label: "output")
func say(_ line: String) {
    output.sync { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

func ask(_ number: Int, through session: URLSession) async throws -> Data {
    guard let url = URL(string: base + "/chat/completions") else { throw NoQuestion() }
    var request = URLRequest(url: url, timeoutInterval: 600)
    request.httpMethod = "POST"
    request.setValue("Bearer sk-test", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(#"{"model": "m", "number": \#(number)}"#.utf8)
    return try await session.data(for: request).0
}

let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
let arguments = CommandLine.arguments
let numbers: [Int]
if arguments.count > 2, let first = Int(arguments[1]), let count = Int(arguments[2]) {
    numbers = Array(first..<first + count)
} else {
    numbers = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n").compactMap { Int($0) }
}

func answer(_ number: Int) async {
    do {
        say("\(number) \(try await ask(number, through: session).base64EncodedString())")
    } catch {
        FileHandle.standardError.write(Data("no answer to \(number): \(error)\n".utf8))
    }
}

func waitForGate() async {
    guard let gate = environment["GATE"] else { return }
    while !FileManager.default.fileExists(atPath: gate) { try? await Task.sleep(nanoseconds: 1_000_000) }
}

say("go")
let lanes = Int(environment["LANES"] ?? "") ?? 8
if environment["GATE"] != nil, let first = numbers.first {
    await answer(first)
    await waitForGate()
}
let rest = environment["GATE"] == nil ? numbers[...] : numbers.dropFirst()
await withTaskGroup(of: Void.self) { group in
    for lane in 0..<lanes {
        group.addTask {
            for number in stride(from: rest.startIndex + lane, to: rest.endIndex, by: lanes).map({ rest[$0] }) {
                await answer(number)
            }
        }
    }
}
switch environment["END"] {
case "error": throw NoQuestion()
case "exit": exit(3)
case "signal":
    kill(getpid(), SIGTERM)
    sleep(60)
default: break
}
