import Foundation

nonisolated extension OpenAICache {
    /// What a picture is, told by its first bytes. Markup that draws (SVG) is none: it can hold code.
    package enum PictureKind: String {
        case png, jpg, gif, webp, avif, heic, bmp, tiff, ico, jxl

        /// So many bytes tell it.
        static let enough = 32

        private static let signatures: [(start: [UInt8], kind: PictureKind)] = [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpg),
            (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), ([0x49, 0x49, 0x2A, 0x00], .tiff),
            ([0x4D, 0x4D, 0x00, 0x2A], .tiff), ([0x00, 0x00, 0x01, 0x00], .ico),
            ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A, 0x87, 0x0A], .jxl),
        ]
        private static let brands: [String: PictureKind] = [
            "avif": .avif, "avis": .avif, "heic": .heic, "heix": .heic, "heim": .heic, "heis": .heic, "hevc": .heic,
            "hevx": .heic, "mif1": .heic, "msf1": .heic,
        ]
        /// The lengths of a bitmap's second header.
        private static let bitmapHeaders: Set<UInt8> = [12, 40, 52, 56, 64, 108, 124]

        /// Nil for what is no picture.
        package init?(_ content: Foundation.Data) {
            let start = Array(content.prefix(Self.enough))
            guard let kind = Self.signatures.first(where: { start.starts(with: $0.start) })?.kind ?? Self.inBox(start)
            else { return nil }
            self = kind
        }

        /// Its media type (RFC 2046).
        package var mediaType: String {
            switch self {
            case .jpg: "image/jpeg"
            case .ico: "image/x-icon"
            default: "image/\(rawValue)"
            }
        }

        private static func inBox(_ start: [UInt8]) -> PictureKind? {
            func text(_ range: Range<Int>) -> String {
                start.count >= range.upperBound ? String(decoding: start[range], as: UTF8.self) : ""
            }
            if text(0..<4) == "RIFF", text(8..<12) == "WEBP" { return .webp }
            if text(4..<8) == "ftyp" { return brands[text(8..<12)] }
            let isBitmap = text(0..<2) == "BM" && start.count > 17 && bitmapHeaders.contains(start[14])
            return isBitmap && start[15..<18].allSatisfy { $0 == 0 } ? .bmp : nil
        }
    }
}
