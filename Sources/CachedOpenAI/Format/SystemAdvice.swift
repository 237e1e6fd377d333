import Foundation

nonisolated extension OpenAICache {
    /// What the system says when it refuses something, and what to do then.
    enum SystemAdvice {
        static func text(_ code: Int32) -> String {
            let reason = String(cString: Foundation.strerror(code))
            return "\(reason). \(advice(code))"
        }

        private static func advice(_ code: Int32) -> String {
            switch code {
            case EACCES, EPERM: "Give yourself the right to do so, or work in another folder."
            case EROFS: "Work in a folder that can be written to."
            case ENOSPC, EDQUOT: "Make room on the disk, and run the program again."
            case EFBIG: "Make room for larger files, or work in another folder."
            case EISDIR: "Rename the folder that stands there."
            case EMFILE, ENFILE: "Close some files or programs, and run the program again."
            case ENOENT, ENOTDIR: "See that the folder exists."
            case ELOOP: "Remove the link that stands there."
            default: "Run the program again; if that doesn't help, work in a folder on another disk."
            }
        }
    }
}
