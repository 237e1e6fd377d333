/// The `--` on the command line, behind which stands another's command. The parser takes several words there only if a command
/// takes no others.
enum Terminator {
    /// How many words follow it.
    static var wordCount: Int {
        let arguments = CommandLine.arguments
        return arguments.firstIndex(of: "--").map { arguments.count - $0 - 1 } ?? 0
    }
}
