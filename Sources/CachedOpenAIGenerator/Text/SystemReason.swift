import Foundation

/// Why the system refused something, in its own words: what Foundation makes of them tells people less.
package enum SystemReason {
    /// Of the call that has just failed.
    package static var ofLastCall: String { String(cString: strerror(errno)) }

    /// Of what Foundation threw.
    package static func of(_ error: any Error) -> String {
        var next: NSError? = error as NSError
        while let problem = next {
            if problem.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(problem.code))) }
            next = problem.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        if let code = (error as? CocoaError)?.code, let number = numbers[code] {
            return String(cString: strerror(number))
        }
        return isSystems(error) ? (error as NSError).localizedDescription : "\(error)"
    }

    /// Whether it is Foundation's, and says nothing to people as it is.
    package static func isSystems(_ error: any Error) -> Bool {
        error is CocoaError || error is POSIXError || type(of: error) == NSError.self
    }

    private static let numbers: [CocoaError.Code: Int32] = [
        .fileNoSuchFile: ENOENT, .fileReadNoSuchFile: ENOENT, .fileReadNoPermission: EACCES,
        .fileWriteNoPermission: EACCES, .fileWriteOutOfSpace: ENOSPC, .fileWriteVolumeReadOnly: EROFS,
        .fileWriteFileExists: EEXIST, .fileReadTooLarge: EFBIG, .fileReadInvalidFileName: ENAMETOOLONG,
        .fileWriteInvalidFileName: ENAMETOOLONG,
    ]
}
