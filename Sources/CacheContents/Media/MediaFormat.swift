import CachedOpenAI
import Foundation

/// What a file is, told by its first bytes.
package enum MediaFormat: Hashable, Sendable {
    case picture(OpenAICache.PictureKind)
    case sound(String)
    case video(String)
    case document(String)

    /// Nil if they tell nothing.
    package init?(_ content: Data) {
        let start = Array(content.prefix(16))
        if let kind = OpenAICache.PictureKind(content) {
            self = .picture(kind)
        } else if let sound = Self.sound(start) {
            self = .sound(sound)
        } else if Self.text(start, 4..<8) == "ftyp" {
            self = Self.text(start, 8..<11) == "M4A" ? .sound("m4a") : .video("mp4")
        } else if start.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            self = .video("webm")
        } else if start.starts(with: "%PDF".utf8) {
            self = .document("pdf")
        } else if start.starts(with: [0x50, 0x4B, 3, 4]) {
            self = .document("zip")
        } else {
            return nil
        }
    }

    /// Such as `png`; also the extension of a file.
    package var name: String {
        switch self {
        case .picture(let kind): kind.rawValue
        case .sound(let name), .video(let name), .document(let name): name
        }
    }

    /// RFC 2046.
    package var mediaType: String {
        switch self {
        case .picture(let kind): kind.mediaType
        case .sound("mp3"): "audio/mpeg"
        case .sound("m4a"): "audio/mp4"
        case .sound(let name): "audio/\(name)"
        case .video(let name): "video/\(name)"
        case .document(let name): "application/\(name)"
        }
    }

    private static func sound(_ start: [UInt8]) -> String? {
        if text(start, 0..<4) == "RIFF", text(start, 8..<12) == "WAVE" { return "wav" }
        if text(start, 0..<4) == "OggS" { return "ogg" }
        if text(start, 0..<4) == "fLaC" { return "flac" }
        if text(start, 0..<3) == "ID3" { return "mp3" }
        guard start.count > 1, start[0] == 0xFF, start[1] & 0xE0 == 0xE0 else { return nil }
        // Of the frames of MPEG, those of AAC (ADTS) say layer 0, which no MP3 has.
        return start[1] & 0x06 == 0 ? "aac" : "mp3"
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        bytes.count >= range.upperBound ? String(decoding: bytes[range], as: UTF8.self) : ""
    }
}
