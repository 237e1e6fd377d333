import Foundation

/// The program that shows what is longer than the screen.
struct Pager {
    let command: String

    /// Nil if none is wanted.
    init?(environment: [String: String]) {
        if environment["TERM"] == "dumb" || environment["CI"] != nil { return nil }
        let named = environment["CACHED_OPENAI_PAGER"] ?? environment["PAGER"]
        let command = named ?? "less -FRX"
        if command.isEmpty || command == "cat" { return nil }
        self.command = command
    }

    /// Starts it; nil if it can't be started.
    func start() -> (process: Process, input: FileHandle)? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(command)"]
        // What is shown was written by others: less must not start anything.
        process.environment = ProcessInfo.processInfo.environment.merging(["LESSSECURE": "1"]) { $1 }
        process.standardInput = pipe
        guard (try? process.run()) != nil else { return nil }
        return (process, pipe.fileHandleForWriting)
    }
}
