// Asks for one answer and prints it, or prints why there is none.
//
// usage: program QUESTION
import Foundation

// As at a terminal: what runs the tests may have Ctrl-C ignored, and the thread that starts a program has it blocked.
signal(SIGINT, SIG_DFL)
var blocked = sigset_t()
sigemptyset(&blocked)
sigprocmask(SIG_SETMASK, &blocked, nil)

#if os(Linux)
    // A quota: no file grows beyond so many bytes.
    if let text = ProcessInfo.processInfo.environment["FILE_LIMIT"], let bytes = rlim_t(text) {
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        signal(SIGXFSZ, SIG_IGN)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
#endif

let client = OpenAI(apiKey: nil).blocking
do {
    let completion = try client.chat.completions.create(
        model: "gpt-4o-mini", messages: [.user(CommandLine.arguments[1])])
    print("answer: \(completion.choices[0].message.content ?? "-")")
} catch {
    print("no answer: \(error)")
}
